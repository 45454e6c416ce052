#include "core/literals.h"
#include "ui/text/actiontext.h"
#include "ui/text/callwords.h"
#include "ui/text/errortext.h"
#include "ui/text/eventtext.h"
#include "ui/text/mediatext.h"
#include "ui/text/reasontext.h"
#include "ui/text/refusaltext.h"
#include "ui/text/shieldtext.h"
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace callboard;

namespace {

constexpr int kinds = actionKinds;
constexpr int errors = int(ApiError::Kind::Protocol) + 1;
constexpr int refusals = int(Refusal::AlreadyOff) + 1;

} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private slots:
    void eachErrorOfEachActionHasItsOwnWording()
    {
        QSet<QString> texts;
        for (int action = 0; action < kinds; ++action) {
            for (int kind = 0; kind < errors; ++kind) {
                ApiError error;
                error.kind = ApiError::Kind(kind);
                error.detail = u"secret detail"_s;
                const QString text = ErrorText::sentence(error, ActionKind(action));
                QVERIFY2(text.size() > 20, qPrintable(text));
                QVERIFY(!text.contains(error.detail));
                QVERIFY2(!texts.contains(text), qPrintable(text));
                texts.insert(text);
            }
        }
        QCOMPARE(texts.size(), kinds * errors);
    }

    void eachActionHasWordsForEachPhase()
    {
        for (int action = 0; action < kinds; ++action) {
            const auto kind = ActionKind(action);
            QVERIFY(ActionText::name(kind).contains(u'&'));
            for (int phase = 0; phase <= int(ActionPhase::TimedOut); ++phase) {
                PendingAction pending;
                pending.kind = kind;
                pending.phase = ActionPhase(phase);
                QVERIFY(!ActionText::progress(pending, 3).isEmpty());
            }
        }
    }

    void eachRefusalIsExplained()
    {
        QSet<QString> texts;
        for (int refusal = int(Refusal::None) + 1; refusal < refusals; ++refusal) {
            const QString text = RefusalText::sentence(Refusal(refusal));
            QVERIFY(text.endsWith(u'.'));
            QVERIFY(!texts.contains(text));
            texts.insert(text);
        }
        QVERIFY(RefusalText::sentence(Refusal::None).isEmpty());
    }

    void aPhoneThatCantBeMutedIsOfferedHold()
    {
        QCOMPARE(RefusalText::instead(Refusal::PhoneNumberCantBeMuted, ActionKind::Mute), ActionKind::Hold);
        QVERIFY(!RefusalText::instead(Refusal::CallOver, ActionKind::Mute));
    }

    void theLoserOfARaceIsToldWhoTookTheCall()
    {
        ApiError error = ApiError::of(ApiError::Kind::Conflict, {}, u"CallClaimed"_s);
        error.target = u"omar"_s;
        QVERIFY(ErrorText::sentence(error, ActionKind::Answer).contains(u"omar took the call first"_s));
    }

    void throttlingTellsHowLongToWait()
    {
        ApiError error = ApiError::of(ApiError::Kind::Throttled, {}, u"8516"_s);
        error.retryAfter = std::chrono::milliseconds(2400);
        QVERIFY(ErrorText::cause(error).contains(u'3'));
    }

    /// Every pair that section 15 of the contract lists.
    void resultCodesHaveWords_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("subCode");
        const QList<QPair<int, int>> pairs{
            {200, 5001},   {200, 5002},   {200, 5010},   {200, 5300},   {200, 7000},   {200, 540000}, {200, 560000},
            {200, 8514},   {200, 8531},   {200, 8533},   {200, 8545},   {200, 8569},   {487, 5234},   {400, 8500},
            {400, 8501},   {400, 8508},   {400, 8510},   {500, 8511},   {500, 8512},   {400, 8523},   {400, 8528},
            {400, 8532},   {500, 8534},   {400, 8535},   {400, 8536},   {400, 8547},   {400, 8563},   {429, 8565},
            {400, 8567},   {408, 8570},   {500, 8572},   {400, 8581},   {412, 8583},   {500, 8578},   {500, 8579},
            {500, 8580},   {500, 8603},   {500, 8604},   {400, 8605},   {500, 9999},   {404, 8522},   {409, 8519},
            {405, 8520},   {400, 8585},   {403, 7504},   {403, 7507},   {401, 7509},   {429, 8516},   {429, 8529},
            {429, 8530},   {603, 8538},   {486, 8539},   {480, 8541},   {487, 8542},   {480, 8544},   {400, 8548},
            {400, 8551},   {400, 8555},   {400, 8553},   {400, 8559},   {400, 8558},   {400, 8571},   {400, 8573},
            {400, 8586},   {400, 8587},   {409, 8607},   {603, 0},      {487, 10003},  {487, 10004},  {480, 10037},
            {480, 10076},  {408, 10057},  {403, 5828},   {403, 5829},   {403, 5830},   {486, 560486}, {480, 560480},
            {404, 560404}, {484, 560484}, {603, 560603}, {403, 560403}, {403, 510403}, {408, 560408}, {500, 560500},
            {503, 560503}, {486, 540486}, {200, 0}};
        for (const auto &[code, subCode] : pairs)
            QTest::addRow("%d/%d", code, subCode) << code << subCode;
    }
    void resultCodesHaveWords()
    {
        QFETCH(int, code);
        QFETCH(int, subCode);
        const QString words = ReasonText::words(code, subCode);
        QVERIFY(!words.isEmpty());
        QVERIFY2(!words.contains(QString::number(code)), qPrintable(words));
        EndReason reason;
        reason.code = code;
        reason.subCode = subCode;
        QVERIFY(ReasonText::withCode(reason).contains(ReasonText::codes(code, subCode)));
    }

    void anUnknownCodeIsNamedByItsNumber() { QVERIFY(ReasonText::words(499, 123456).contains(u"499/123456"_s)); }

    void eachEventTypeHasWords()
    {
        QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("no operations.json among the test data");
        const QJsonDocument contract = QJsonDocument::fromJson(file.readAll());
        int seen = 0;
        for (const QLatin1StringView part : {"webhookEvents"_L1, "eventGridEvents"_L1}) {
            for (const QString &type : contract[part]["types"_L1].toObject().keys()) {
                TimelineEntry entry;
                entry.type = type;
                const EventFacts facts = eventFactsOf(entry, {});
                if (type.startsWith("Microsoft.EventGrid"_L1))
                    continue;
                QVERIFY2(EventText::words(facts) != facts.type, qPrintable(type));
                ++seen;
            }
        }
        QVERIFY(seen >= 44);
    }

    void anUnknownEventIsShownByItsType()
    {
        EventFacts facts;
        facts.type = u"SomethingNew"_s;
        QCOMPARE(EventText::words(facts), u"SomethingNew"_s);
    }

    void eachStateHasItsOwnWord()
    {
        QSet<QString> words;
        for (int state = 0; state < cardStateCount; ++state)
            words.insert(CallWords::state(CardState(state)));
        QCOMPARE(words.size(), cardStateCount);
    }

    void aRecordingIsToldByWordAndTime()
    {
        Recording recording;
        recording.state = RecordingState::Active;
        recording.startedAt = Timestamp::fromDateTime(QDateTime::fromMSecsSinceEpoch(1'000));
        QCOMPARE(MediaText::recording(recording, 272'000), u"REC 4:31"_s);
        recording.state = RecordingState::Paused;
        recording.changedAt = recording.startedAt;
        recording.controlReason = u"Card details"_s;
        QCOMPARE(MediaText::recording(recording, 24'000), u"PAUSED 0:23 · Card details"_s);
        QCOMPARE(MediaText::recording(std::nullopt, 0), u"Not recorded"_s);
    }

    void inputIsToldUnlessItIsSensitive()
    {
        MediaOperation input;
        input.kind = MediaKind::Input;
        input.outcome = MediaOutcome::Completed;
        input.tones = u"12#"_s;
        QCOMPARE(MediaText::operation(input, 0), u"Pressed 12#"_s);
        input.context = sensitiveContext(OperationContext(u"cb-1"_s));
        QCOMPARE(MediaText::operation(input, 0), u"Pressed •••"_s);
        input.outcome = MediaOutcome::Failed;
        input.reason.code = 400;
        input.reason.subCode = 8510;
        QVERIFY(MediaText::operation(input, 0).contains(u"Nothing was said or pressed"_s));
    }

    void theShieldSaysWhatIsStillOn()
    {
        PrivacyShield::Status status{PrivacyShield::Phase::On, {}, 12};
        QCOMPARE(ShieldText::state(status), u"Shield on 0:12"_s);
        QVERIFY(ShieldText::alarm(status).isEmpty());
        status.phase = PrivacyShield::Phase::Leaking;
        status.open = {PrivacyShield::Part::Recording};
        QCOMPARE(ShieldText::alarm(status), u"Privacy shield: recording still running."_s);
    }

    void sentencesNameWhoHowAndHowLong()
    {
        CallRow row;
        row.name = u"Lee Wong"_s;
        row.party = partyOf(RawId(u"4:+442079460000"_s));
        row.state = CardState::Held;
        row.answeredMs = 1'000;
        const QString sentence = CallWords().sentence(row, 201'000);
        QVERIFY(sentence.startsWith(u"Lee Wong"_s));
        QVERIFY(sentence.contains(u"On hold"_s));
        QVERIFY(sentence.contains(u'3'));
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
