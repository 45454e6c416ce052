// Raw id to identifier and back, by the tables of the contract (README, 4.2 and 4.3).
#include "contractdata.h"
#include "wire/identifier.h"

using namespace callboard;
using namespace callboard::wire;

class TstWireIdentifier : public QObject
{
    Q_OBJECT

    static CommunicationIdentifier of(const char *rawId)
    {
        return CommunicationIdentifier::fromRawId(RawId(QString::fromLatin1(rawId)));
    }
    static CommunicationIdentifier read(const QByteArray &json)
    {
        const auto i = fromJson<CommunicationIdentifier>(*parseJsonObject(json));
        return i ? *i : CommunicationIdentifier();
    }

private slots:
    void aRawIdGivesTheIdentifier_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *rawId, const char *kind, const char *member, const char *body) {
            QByteArray json = QByteArray("{\"kind\":\"") + kind + "\",\"rawId\":\"" + rawId + '"';
            if (*member)
                json += QByteArray(",\"") + member + "\":" + body;
            QTest::newRow(*rawId ? rawId : "(empty)") << QByteArray(json + '}');
        };
        row("4:+14255550123", "phoneNumber", "phoneNumber", R"({"value":"+14255550123"})");
        row("4:+14255550123_2", "phoneNumber", "phoneNumber", R"({"value":"+14255550123_2","assertedId":"2"})");
        row("4:+1_a_b", "phoneNumber", "phoneNumber", R"({"value":"+1_a_b","assertedId":"b"})");
        row("4:anonymous", "phoneNumber", "phoneNumber", R"({"value":"anonymous","isAnonymous":true})");
        row("4:1:2:3", "phoneNumber", "phoneNumber", R"({"value":"1:2:3"})");
        row("8:teamsvisitor:u1", "microsoftTeamsUser", "microsoftTeamsUser", R"({"userId":"u1","isAnonymous":true})");
        row("8:orgid:u1", "microsoftTeamsUser", "microsoftTeamsUser", R"({"userId":"u1"})");
        row("8:dod:u1", "microsoftTeamsUser", "microsoftTeamsUser", R"({"userId":"u1","cloud":"dod"})");
        row("8:gcch:u1", "microsoftTeamsUser", "microsoftTeamsUser", R"({"userId":"u1","cloud":"gcch"})");
        row("8:acs:r_u", "communicationUser", "communicationUser", R"({"id":"8:acs:r_u"})");
        row("8:dod-acs:r_u", "communicationUser", "communicationUser", R"({"id":"8:dod-acs:r_u"})");
        row("8:gcch-acs:r_u", "communicationUser", "communicationUser", R"({"id":"8:gcch-acs:r_u"})");
        row("8:acs:a_b_c_d", "communicationUser", "communicationUser", R"({"id":"8:acs:a_b_c_d"})");
        row("8:acs:r_t_u", "teamsExtensionUser", "teamsExtensionUser",
            R"({"resourceId":"r","tenantId":"t","userId":"u"})");
        row("8:dod-acs:r_t_u", "teamsExtensionUser", "teamsExtensionUser",
            R"({"resourceId":"r","tenantId":"t","userId":"u","cloud":"dod"})");
        row("8:gcch-acs:r_t_u", "teamsExtensionUser", "teamsExtensionUser",
            R"({"resourceId":"r","tenantId":"t","userId":"u","cloud":"gcch"})");
        row("8:spool:x", "communicationUser", "communicationUser", R"({"id":"8:spool:x"})");
        row("28:orgid:a1", "microsoftTeamsApp", "microsoftTeamsApp", R"({"appId":"a1"})");
        row("28:dod:a1", "microsoftTeamsApp", "microsoftTeamsApp", R"({"appId":"a1","cloud":"dod"})");
        row("28:gcch:a1", "microsoftTeamsApp", "microsoftTeamsApp", R"({"appId":"a1","cloud":"gcch"})");
        row("28:37691ec4-57fb-4c0f-ae31-32791610cb14", "unknown", "", "");
        row("8:orgid:u1:more", "unknown", "", "");
        row("8:other:u1", "unknown", "", "");
        row("9:orgid:u1", "unknown", "", "");
        row("28:acs:a_b", "unknown", "", "");
        row("sanitized", "unknown", "", "");
        row("", "unknown", "", "");
    }
    void aRawIdGivesTheIdentifier()
    {
        QFETCH(QByteArray, json);
        const CommunicationIdentifier expected = read(json);
        QVERIFY(expected.rawId);
        const CommunicationIdentifier made = CommunicationIdentifier::fromRawId(*expected.rawId);
        QCOMPARE(toJson(made), toJson(expected));
        QVERIFY(made == expected);
        QCOMPARE(made.effectiveKind(), expected.kind->value());
        QCOMPARE(made.canonical(), made);
    }

    void theNestedObjectAloneGivesTheRawId_data() { aRawIdGivesTheIdentifier_data(); }
    void theNestedObjectAloneGivesTheRawId()
    {
        QFETCH(QByteArray, json);
        CommunicationIdentifier identifier = read(json);
        if (identifier.kind->value() == IdentifierKind::Unknown)
            return; // nothing but its raw id
        const RawId rawId = *identifier.rawId;
        identifier.rawId.reset();
        QCOMPARE(identifier.id(), rawId);
        identifier.kind.reset();
        QCOMPARE(toJson(identifier.canonical()), toJson(CommunicationIdentifier::fromRawId(rawId)));
    }

    void anAssertedIdIsAppendedWhenTheValueLacksIt()
    {
        QCOMPARE(read(R"({"phoneNumber":{"value":"+1425","assertedId":"7"}})").id().text, u"4:+1425_7"_s);
    }
    void anAnonymousNumberHasOneRawId()
    {
        QCOMPARE(read(R"({"phoneNumber":{"value":"","isAnonymous":true}})").id().text, u"4:anonymous"_s);
    }
    void publicCloudIsTheDefault()
    {
        QCOMPARE(read(R"({"microsoftTeamsUser":{"userId":"u","cloud":"public"}})").id().text, u"8:orgid:u"_s);
    }
    void theKindIsInferredFromTheNestedObject()
    {
        const auto i = read(R"({"rawId":"odd","communicationUser":{"id":"odd"}})");
        QCOMPARE(i.effectiveKind(), IdentifierKind::CommunicationUser);
        QCOMPARE(toJson(i.canonical()).value("kind"_L1).toString(), u"communicationUser"_s);
    }
    void theKindIsInferredFromTheRawId()
    {
        const auto i = read(R"({"rawId":"4:+14255550123"})");
        QCOMPARE(i.effectiveKind(), IdentifierKind::PhoneNumber);
        QCOMPARE(i.canonical().phoneNumber->value, u"+14255550123"_s);
    }
    void theRawIdWinsOverTheNestedObject()
    {
        const auto i = read(R"({"kind":"phoneNumber","rawId":"4:+1","phoneNumber":{"value":"+2"}})");
        QCOMPARE(i.id().text, u"4:+1"_s);
        QCOMPARE(i.canonical().phoneNumber->value, u"+1"_s);
    }
    void twoNestedObjectsAreRefused()
    {
        const auto i = fromJson<CommunicationIdentifier>(
            *parseJsonObject(R"({"phoneNumber":{"value":"+1"},"communicationUser":{"id":"8:acs:a_b"}})"));
        QVERIFY(!i);
        QVERIFY(i.error().detail.contains("more than one nested identifier"_L1));
    }
    void identifiersAreComparedByRawId()
    {
        const auto withFlag = read(R"({"phoneNumber":{"value":"+1","isAnonymous":false}})");
        QVERIFY(withFlag.same(of("4:+1")));
        QVERIFY(!(withFlag == of("4:+1")));
        QVERIFY(!withFlag.same(of("4:+2")));
    }
    void anEmptyIdentifierHasNoId()
    {
        QVERIFY(CommunicationIdentifier().id().isEmpty());
        QCOMPARE(CommunicationIdentifier().effectiveKind(), IdentifierKind::Unknown);
    }
    void aNumberMakesAPhoneIdentifier()
    {
        QCOMPARE(CommunicationIdentifier::phone(u"+14255550123"_s), of("4:+14255550123"));
    }
};

QTEST_GUILESS_MAIN(TstWireIdentifier)
#include "tst_wire_identifier.moc"
