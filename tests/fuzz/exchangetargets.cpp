// Request bodies of the exchange, down to what the engine makes of them, and its control interface.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/delivery/eventfaults.h"
#include "exchange/engine/step.h"
#include "exchange/rest/answerfaults.h"
#include "exchange/rest/configfile.h"
#include "exchange/rest/requests.h"
#include "fuzz/targets.h"
#include <QFile>
#include <QJsonDocument>

namespace callboard::fuzz {

namespace {
using namespace exchange;

const QSet<RawId> &owned()
{
    static const QSet<RawId> numbers{RawId(u"4:+18005550100"_s)};
    return numbers;
}

/// A call that is up, to make requests about; always the same.
const State &callThatIsUp(CallId &connection)
{
    static CallId id;
    static const State state = [] {
        Config config;
        config.resourceId = u"r"_s;
        config.ownedNumbers = owned();
        config.contextLength = 40;
        Setup setup{u"http://app/"_s, {}, u"2026-03-12"_s, {}, {}, true};
        setup.transcription = TranscriptionSetup{u"ws://app/"_s, u"en-US"_s, {}, false, true};
        const ConnectCall join{setup, ConnectCall::Locator::GroupCall, u"g"_s};
        StepResult r = step(freshState(config, 1, 0), join, 0);
        id = r.reply->connection;
        return step(std::move(r.state), Tick{}, ticksOf(std::chrono::seconds(1))).state;
    }();
    connection = id;
    return state;
}

template<class T>
void play(const Result<T> &input)
{
    if (!input)
        return mustHold(input.error().httpStatus >= 400 && !input.error().detail.isEmpty(),
                        "a refusal with its reason");
    CallId connection;
    const State &state = callThatIsUp(connection);
    const StepResult r = step(state, Input(*input), state.now);
    mustHold(r.reply || r.reply.error().httpStatus >= 400, "a refusal with its status");
    const StepResult later = step(r.state, Tick{}, state.now + ticksOf(std::chrono::hours(2)));
    mustHold(later.state.rings.empty(), "nobody rings for two hours");
}

void playRequest(int operation, const QJsonObject &body, const RequestFrame &frame)
{
    switch (operation) {
    case 0: return play(readCreate(body, frame));
    case 1: return play(readAnswer(body, frame));
    case 2: return play(readRedirect(body, frame));
    case 3: return play(readReject(body, frame));
    case 4: return play(readConnect(body, frame));
    case 5: return play(readTransfer(body, frame));
    case 6: return play(readAdd(body, frame));
    case 7: return play(readCancelAdd(body, frame));
    case 8: return play(readRemove(body, frame));
    case 9: return play(readMove(body, frame));
    case 10: return play(readHold(body, frame));
    case 11: return play(readUnhold(body, frame));
    case 12: return play(readStartTranscription(body, frame));
    case 13: return play(readUpdateTranscription(body, frame));
    case 14: return play(readStopTranscription(body, frame));
    default: return play(readDial(body));
    }
}

constexpr int Operations = 16;
constexpr QLatin1StringView Names[] = {"createCall"_L1,
                                       "answerCall"_L1,
                                       "redirectCall"_L1,
                                       "rejectCall"_L1,
                                       "connect"_L1,
                                       "transferToParticipant"_L1,
                                       "addParticipant"_L1,
                                       "cancelAddParticipant"_L1,
                                       "removeParticipant"_L1,
                                       "moveParticipants"_L1,
                                       "hold"_L1,
                                       "unhold"_L1,
                                       "startTranscription"_L1,
                                       "updateTranscription"_L1,
                                       "stopTranscription"_L1};
} // namespace

void exchangeRequest(const QByteArray &input)
{
    if (input.isEmpty())
        return;
    const auto body = parseJsonObject(input.sliced(1));
    if (!body)
        return;
    CallId connection;
    callThatIsUp(connection);
    playRequest(quint8(input[0]) % Operations, *body, {u"2026-03-12"_s, connection, owned()});
}

void exchangeControl(const QByteArray &input)
{
    const auto body = parseJsonObject(input);
    if (!body)
        return;
    const auto config = parseConfig(*body);
    mustHold(config || config.error().detail.contains(u'$'), "a problem with its place");
    static_cast<void>(parseEndpoint(*body, u"$"_s));
    static_cast<void>(EventFaults(1).set((*body)[u"events"].toArray(), u"$.events"_s));
    static_cast<void>(AnswerFaults(1).set((*body)[u"answers"].toArray(), u"$.answers"_s));
}

QList<QByteArray> exchangeRequestSeeds()
{
    QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
    QList<QByteArray> seeds{QByteArray(1, char(Operations - 1)) + R"({"from":"4:+14255550123","to":"4:+18005550100"})"};
    if (!file.open(QIODevice::ReadOnly))
        return seeds;
    for (const QJsonValue &operation : QJsonDocument::fromJson(file.readAll())[u"operations"].toArray()) {
        const auto *name = std::find(std::begin(Names), std::end(Names), operation[u"id"].toString());
        if (name == std::end(Names))
            continue;
        for (const QJsonValue &example : operation[u"sdkExamples"].toArray())
            seeds.append(char(name - Names)
                         + QJsonDocument(example[u"body"].toObject()).toJson(QJsonDocument::Compact));
    }
    return seeds;
}

QList<QByteArray> exchangeControlSeeds()
{
    return {
        R"({"phoneNumbers":["+18005550100"],"eventGrid":[{"endpoint":"http://a/","schema":"EventGridSchema"}]})",
        R"({"endpoints":[{"identity":"4:+14255550123","name":"Lee","script":[{"do":"ring","seconds":2},{"do":"answer"}]}]})",
        R"({"identity":"8:acs:a_b","script":[{"do":"reject","reason":"busy"},{"do":"dtmf","tones":"1#"},{"do":"mute"}]})",
        R"({"events":[{"type":"CallConnected","rate":0.5,"delay":1,"duplicate":true}],"answers":[{"status":429,"count":1}]})",
        R"({"resourceId":"c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c","rooms":["1"],"pageSize":5,"timings":{"settle":1}})"};
}

} // namespace callboard::fuzz
