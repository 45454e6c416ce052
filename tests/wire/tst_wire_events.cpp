// Event bodies that are no samples: unknown, broken, several at once; the relay's own events and envelopes; errors.
#include "contractdata.h"
#include "wire/envelope.h"
#include "wire/errors.h"

using namespace callboard;
using namespace callboard::wire;

namespace {

QByteArray callback(const QByteArray &type, const QByteArray &data)
{
    return R"([{"id":"e1","source":"s","type":")" + type + R"(","data":)" + data
        + R"(,"time":"2026-03-16T09:12:44+00:00","specversion":"1.0","datacontenttype":"application/json","subject":"s"}])";
}

Timestamp moment()
{
    return *Timestamp::parse(u"2026-03-16T09:12:44.5+00:00");
}

TranscriptSegment segment()
{
    TranscriptSegment s;
    s.callConnectionId = CallId(u"c1"_s);
    s.participantRawId = RawId(u"4:+1425"_s);
    s.text = u"I want that."_s;
    s.offset = u"2516998782481234400"_s;
    s.duration = u"16400000"_s;
    s.confidence = 0.8713;
    s.locale = u"en-US"_s;
    s.words = {{u"i"_s, u"2516998782481234400"_s, u"1200000"_s}};
    return s;
}

} // namespace

class TstWireEvents : public QObject
{
    Q_OBJECT
private slots:
    void anUnknownTypeSurvives()
    {
        const QByteArray body
            = callback("Microsoft.Communication.HoldAudioStarted",
                       R"({"callConnectionId":"c1","operationContext":"o1","correlationId":"k1","new":{"a":[1]}})");
        const auto events = parseCallbackBody(body);
        QVERIFY(events);
        const CloudEvent &e = events->first();
        QVERIFY(std::holds_alternative<UnknownEvent>(e.event));
        QCOMPARE(typeOf(e.event), u"Microsoft.Communication.HoldAudioStarted"_s);
        QCOMPARE(callIdOf(e.event), CallId(u"c1"_s));
        QCOMPARE(operationContextOf(e.event), OperationContext(u"o1"_s));
        QCOMPARE(correlationIdOf(e.event), CorrelationId(u"k1"_s));
        QVERIFY(!commonOf(e.event));
        QCOMPARE(QJsonDocument::fromJson(callbackBody(e)), QJsonDocument::fromJson(body));
    }
    void anUnknownTypeMayHaveAnyIds()
    {
        const auto events = parseCallbackBody(callback("X", R"({"callConnectionId":7})"));
        QVERIFY(events);
        QVERIFY(callIdOf(events->first().event).isEmpty());
    }
    void aProblemIsNamedWithItsPath()
    {
        const auto events = parseCallbackBody(
            callback("Microsoft.Communication.ParticipantsUpdated",
                     R"({"sequenceNumber":"1","participants":[{},{"identifier":{"phoneNumber":{}}}]})"));
        QVERIFY(!events);
        const QStringList problems = events.error().detail.split(u"; "_s);
        QVERIFY(problems.contains(u"$[0].data.sequenceNumber: wrong type"_s));
        QVERIFY(problems.contains(u"$[0].data.participants[1].identifier.phoneNumber.value: missing"_s));
    }
    void dataMustBeThereAndAnObject()
    {
        QVERIFY(parseCallbackBody(callback("X", "null")).error().detail.contains("$[0].data: missing"_L1));
        QVERIFY(parseCallbackBody(callback("X", "[]")).error().detail.contains("$[0].data: wrong type"_L1));
    }
    void everythingThatIsNoEventIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "{", "[1]", "[null]", "[[]]", "\"x\"", "{}", "[{}]", "\xff\xfe"})
            QTest::newRow(body) << QByteArray(body);
    }
    void everythingThatIsNoEventIsAnError()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!parseCallbackBody(body));
        QVERIFY(!parseEventGridBody(body));
    }
    void severalEventsInOneBodyAreAllRead()
    {
        QByteArray body = callback("Microsoft.Communication.CallConnected", "{}");
        body.chop(1);
        body += ',' + callback("Microsoft.Communication.CallDisconnected", "{}").mid(1);
        const auto events = parseCallbackBody(body);
        QVERIFY(events);
        QCOMPARE(events->size(), 2);
        QCOMPARE(splitCallbackBody(body)->size(), 2);
        QVERIFY(std::holds_alternative<CallDisconnected>(events->last().event));
    }
    void aSingleObjectIsReadToo()
    {
        QByteArray body = callback("Microsoft.Communication.CallConnected", "{}");
        body = body.mid(1, body.size() - 2);
        QCOMPARE(parseCallbackBody(body)->size(), 1);
    }
    void aNewEventIsWrittenAsTheServiceDoes()
    {
        ParticipantsUpdated updated;
        updated.sequenceNumber = 3;
        const auto event = CloudEvent::of(EventId(u"e1"_s), moment(), CallId(u"c1"_s), updated);
        const QJsonObject json = toJson(event);
        QCOMPARE(json.value("source"_L1).toString(), u"calling/callConnections/c1"_s);
        QCOMPARE(json.value("subject"_L1).toString(), u"calling/callConnections/c1"_s);
        QCOMPARE(json.value("type"_L1).toString(), u"Microsoft.Communication.ParticipantsUpdated"_s);
        QCOMPARE(json.value("time"_L1).toString(), u"2026-03-16T09:12:44.5+00:00"_s);
        const QJsonObject data = json.value("data"_L1).toObject();
        QCOMPARE(data.value("callConnectionId"_L1).toString(), u"c1"_s);
        QCOMPARE(data.value("publicEventType"_L1), json.value("type"_L1));
        QCOMPARE(*fromJson<CloudEvent>(json), event);
    }

    void anUnknownEventGridTypeSurvivesInBothSchemas()
    {
        for (const GridSchema schema : {GridSchema::EventGrid, GridSchema::CloudEvents}) {
            const UnknownGridEvent data{u"Microsoft.Communication.Later"_s, {{u"x"_s, 1}}};
            const auto event = EventGridEvent::of(schema, EventId(u"e"_s), u"t"_s, u"s"_s, moment(), data);
            const auto again = parseEventGridBody(eventGridBody(event));
            QVERIFY(again);
            QCOMPARE(again->first(), event);
            QCOMPARE(again->first().type(), u"Microsoft.Communication.Later"_s);
            QCOMPARE(again->first().topic(), u"t"_s);
            QCOMPARE(again->first().subject(), u"s"_s);
            QCOMPARE(again->first().time(), moment());
        }
    }
    void aCloudEventsBatchIsReadToo()
    {
        const auto event = EventGridEvent::of(GridSchema::CloudEvents, EventId(u"e"_s), u"t"_s, u"s"_s, moment(),
                                              SubscriptionDeleted{u"sub"_s});
        const auto batch = parseEventGridBody('[' + eventGridBody(event) + ',' + eventGridBody(event) + ']');
        QVERIFY(batch);
        QCOMPARE(batch->size(), 2);
        QCOMPARE(batch->last(), event);
    }
    void aMissingContextOfAnIncomingCallIsNamed()
    {
        const auto event = EventGridEvent::of(GridSchema::EventGrid, EventId(u"e"_s), u"t"_s, u"s"_s, moment(),
                                              UnknownGridEvent{u"Microsoft.Communication.IncomingCall"_s, {}});
        const auto read = parseEventGridBody(eventGridBody(event));
        QVERIFY(!read);
        QVERIFY(read.error().detail.contains("$[0].data.incomingCallContext: missing"_L1));
    }
    void aCloudEventWithoutDataIsReadWhenItsTypeNeedsNone()
    {
        const auto read = parseEventGridBody(R"({"id":"e","source":"s","type":"X","specversion":"1.0"})");
        QVERIFY(read);
        QCOMPARE(QJsonDocument(toJson(read->first())),
                 QJsonDocument::fromJson(R"({"id":"e","source":"s","type":"X","specversion":"1.0"})"));
    }

    void theIncomingIdDependsOnTheContextOnly()
    {
        // printf 'context' | sha256sum
        QCOMPARE(incomingIdOf(u"context"_s).text, u"ic-ea7792a26f405e2ae9c6f49c"_s);
        QVERIFY(isIncomingId(incomingIdOf(u"a"_s).text));
        QVERIFY(!isIncomingId(u"421f3500-3b5d-4a7e-9c11-6a1f2b3c4d5e"_s));
        QVERIFY(!(incomingIdOf(u"a"_s) == incomingIdOf(u"b"_s)));
    }

    void relayEventsSurvive()
    {
        CallOwned owned;
        owned.callConnectionId = CallId(u"c1"_s);
        owned.user = UserName(u"ada"_s);
        owned.direction = CallDirection::Incoming;
        owned.from = CommunicationIdentifier::phone(u"+1425"_s);
        IncomingClosed closed;
        closed.incomingId = incomingIdOf(u"x"_s);
        closed.outcome = IncomingOutcome::CallerLeft;
        const QList<RelayEventData> all{
            CallClaimed{incomingIdOf(u"x"_s), UserName(u"ada"_s)},
            ClaimReleased{incomingIdOf(u"x"_s), UserName(u"ada"_s), u"late"_s},
            closed,
            owned,
            ActionRefused{CallId(u"c1"_s), OperationContext(u"o"_s), UserName(u"ada"_s), 409, u"8519"_s, u"no"_s},
            segment(),
            RecordingControlled{RecordingId(u"r"_s), CallId(u"c1"_s), ServerCallId(u"s"_s), UserName(u"ada"_s),
                                RecordingControl::Pause, u"card number"_s},
            RecordingStored{RecordingId(u"r"_s), CallId(u"c1"_s), {}, 2, 9007199254740993, 600'000},
            RecordingFailed{RecordingId(u"r"_s), CallId(u"c1"_s), {}, u"DiskFull"_s, u"no room"_s, false},
            UnknownRelayEvent{u"Callboard.Later"_s, {{u"callConnectionId"_s, u"c9"_s}}}};
        for (const RelayEventData &data : all) {
            const RelayEvent event = RelayEvent::of(EventId(u"e"_s), moment(), data);
            const auto again = fromJson<RelayEvent>(toJson(event));
            QVERIFY(again);
            QVERIFY(*again == event);
            QVERIFY(again->event == data);
            QVERIFY(!callIdOf(again->event).isEmpty());
        }
    }
    void aPartialSurvivesAsAMessageWithoutAPosition()
    {
        TranscriptPartial partial;
        partial.callConnectionId = CallId(u"c1"_s);
        partial.text = u"I want"_s;
        partial.offset = u"2516998782481234401"_s;
        partial.locale = u"en-US"_s;
        const QJsonObject message = partialMessage(partial, moment());
        QVERIFY(partialOf(message) == partial);
        QCOMPARE(message.value("callId"_L1).toString(), u"c1"_s);
        QVERIFY(!fromJson<Envelope>(message));
        QJsonObject other = message;
        other.insert(u"type"_s, u"Callboard.Later"_s);
        QVERIFY(!partialOf(other));
        QVERIFY(!partialOf({{u"type"_s, u"Callboard.TranscriptPartial"_s}}));
    }
    void aBrokenRelayEventIsNamed()
    {
        const auto read = fromJson<RelayEvent>(*parseJsonObject(
            R"({"id":"e","type":"Callboard.CallClaimed","time":"2026-03-16T09:12:44Z","data":{"incomingId":1}})"));
        QVERIFY(!read);
        QVERIFY(read.error().detail.contains("$.data.incomingId: wrong type"_L1));
        QVERIFY(read.error().detail.contains("$.data.user: missing"_L1));
    }

    void anEnvelopeIsTheSameFromTextAndFromValue()
    {
        const QByteArray body = R"({"id":"e","type":"Callboard.Later","time":"2026-03-16T09:12:44Z","data":{}})";
        const QByteArray text = envelopeText(u"ep\"1"_s, 9007199254740993, moment(), u"T"_s, CallId(u"c\\1"_s), body);
        const auto envelope = fromJson<Envelope>(*parseJsonObject(text));
        QVERIFY(envelope);
        QCOMPARE(envelope->epoch, u"ep\"1"_s);
        QCOMPARE(envelope->offset, 9007199254740993);
        QCOMPARE(envelope->callId, CallId(u"c\\1"_s));
        QCOMPARE(QJsonDocument(envelope->body), QJsonDocument::fromJson(body));
        QCOMPARE(QJsonDocument(toJson(*envelope)), QJsonDocument::fromJson(text));
    }
    void aJournalEventIsReadByItsFamily()
    {
        for (const QString &path :
             contractFiles(u"events/webhook"_s) + contractFiles(u"events/eventgrid"_s, u"Incoming*"_s)) {
            const QJsonDocument doc = QJsonDocument::fromJson(fileText(path));
            const QJsonObject body = doc.isArray() ? doc.array().first().toObject() : doc.object();
            const auto event = parseJournalEvent(body);
            QVERIFY2(event, qPrintable(path));
            QCOMPARE(std::holds_alternative<EventGridEvent>(*event), path.contains("eventgrid"_L1));
            QVERIFY(!callIdOf(*event).isEmpty());
            QCOMPARE(isIncomingId(callIdOf(*event).text), path.contains("eventgrid"_L1));
            QCOMPARE(eventIdOf(*event).text, body.value("id"_L1).toString());
            QVERIFY(typeOf(*event).startsWith("Microsoft.Communication."_L1));
        }
        const auto relay = parseJournalEvent(
            toJson(RelayEvent::of(EventId(u"e"_s), moment(), CallClaimed{incomingIdOf(u"x"_s), UserName(u"u"_s)})));
        QVERIFY(relay && std::holds_alternative<RelayEvent>(*relay));
        QVERIFY(!parseJournalEvent({}));
    }

    void theValidationHandshakeIsAnswered()
    {
        const QJsonObject sample = http(u"SubscriptionValidation.http.json"_s);
        const auto events = parseEventGridBody(fileText(grid(u"SubscriptionValidation.json"_s)));
        QVERIFY(events);
        const auto &validation = std::get<SubscriptionValidation>(events->first().data);
        QCOMPARE(QJsonDocument::fromJson(validationAnswer(validation)).object(),
                 sample.value("response"_L1).toObject().value("body"_L1).toObject());
    }
    void theCloudEventsHandshakeIsAnswered()
    {
        const QJsonObject sample = http(u"CloudEventsHandshake.http.json"_s);
        const QJsonObject asked = sample.value("request"_L1).toObject().value("headers"_L1).toObject();
        QVERIFY(asked.contains(WebHookRequestCallback));
        QJsonObject answered;
        for (const auto &[name, value] : cloudEventsAllowance(asked.value(WebHookRequestOrigin).toString().toLatin1(),
                                                              asked.value(WebHookRequestRate).toString().toLatin1()))
            answered.insert(QString::fromLatin1(name), QString::fromLatin1(value));
        QCOMPARE(answered, sample.value("response"_L1).toObject().value("headers"_L1).toObject());
    }

    void anErrorBodyIsUnderstood()
    {
        const ApiError e = apiErrorOf(409, errorBody(u"CallClaimed"_s, u"taken"_s, u"ada"_s));
        QCOMPARE(e.kind, ApiError::Kind::Conflict);
        QCOMPARE(e.httpStatus, 409);
        QCOMPARE(e.code, u"CallClaimed"_s);
        QCOMPARE(e.detail, u"taken"_s);
        QCOMPARE(e.target, u"ada"_s);
    }
    void nestedErrorsSurvive()
    {
        const auto body = parseJsonObject(R"({"error":{"code":"1","message":"a","details":[{"code":"2","message":"b"}],
            "innererror":{"code":"3","message":"c","innererror":{"code":"4","message":"d"}}}})");
        const auto response = fromJson<CommunicationErrorResponse>(*body);
        QVERIFY(response);
        QCOMPARE(response->error.innererror->innererror->code, u"4"_s);
        QCOMPARE(toJson(*response), *body);
        QVERIFY(*response == *fromJson<CommunicationErrorResponse>(*body));
    }
    void otherErrorBodiesKeepWhatTheySay()
    {
        QCOMPARE(apiErrorOf(404, R"({"status":404,"message":"gone"})").detail, u"gone"_s);
        QCOMPARE(apiErrorOf(502, "<html>").detail, u"<html>"_s);
        QCOMPARE(apiErrorOf(503, "").kind, ApiError::Kind::Server);
        QVERIFY(apiErrorOf(500, QByteArray(100'000, 'x')).detail.size() <= 500);
    }

private:
    static QString grid(const QString &name) { return contractDir() + "/events/eventgrid/"_L1 + name; }
    static QJsonObject http(const QString &name) { return QJsonDocument::fromJson(fileText(grid(name))).object(); }
};

QTEST_GUILESS_MAIN(TstWireEvents)
#include "tst_wire_events.moc"
