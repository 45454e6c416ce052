// Frames of the media and transcription sockets, both ways.
#include "contractdata.h"
#include "wire/recordingmodels.h"
#include "wire/soundtexts.h"
#include "wire/streaming.h"

using namespace callboard;
using namespace callboard::wire;

class TstWireStreaming : public QObject
{
    Q_OBJECT
private slots:
    void framesFromTheServiceSurvive_data() { rows(contractFiles(u"streaming"_s, u"in-*.json"_s)); }
    void framesFromTheServiceSurvive()
    {
        QFETCH(QString, path);
        const QByteArray text = fileText(path);
        const auto frame = parseServiceFrame(text);
        QVERIFY2(frame, frame ? "" : qPrintable(frame.error().detail));
        QVERIFY(!std::holds_alternative<UnknownFrame>(frame->body));
        QCOMPARE(toJson(*frame), QJsonDocument::fromJson(text).object());
        QVERIFY(*parseServiceFrame(frameText(*frame)) == *frame);
    }

    void framesFromTheApplicationSurvive_data() { rows(contractFiles(u"streaming"_s, u"out-*.json"_s)); }
    void framesFromTheApplicationSurvive()
    {
        QFETCH(QString, path);
        const QByteArray text = fileText(path);
        const auto frame = parseAppFrame(text);
        QVERIFY2(frame, frame ? "" : qPrintable(frame.error().detail));
        QCOMPARE(std::holds_alternative<AppAudio>(frame->body), path.contains("AudioData"_L1));
        QCOMPARE(std::holds_alternative<StopAudio>(frame->body), path.contains("StopAudio"_L1));
        QCOMPARE(std::holds_alternative<MarkData>(frame->body), path.contains("MarkData"_L1));
        QCOMPARE(toJson(*frame), QJsonDocument::fromJson(text).object());
        QVERIFY(*parseAppFrame(frameText(*frame)) == *frame);
    }

    void theKindDecidesNotTheMembers()
    {
        const auto audio = parseAppFrame(R"({"kind":"AUDIODATA","AUDIOdata":{"DATA":"AAE="},"stopAudio":{}})");
        QVERIFY(audio);
        QCOMPARE(std::get<AppAudio>(audio->body).data, QByteArray("\0\1", 2));
        const auto stop = parseAppFrame(R"({"Kind":"StopAudio","AudioData":{"Data":"AAE="}})");
        QVERIFY(stop);
        QVERIFY(std::holds_alternative<StopAudio>(stop->body));
    }
    void newFramesAreWrittenAsDocumented()
    {
        AppFrame audio;
        audio.body = AppAudio{QByteArray("\0\1", 2), {}};
        QCOMPARE(frameText(audio), R"({"AudioData":{"Data":"AAE="},"Kind":"AudioData"})");
        AppFrame stop;
        stop.body = StopAudio{};
        QCOMPARE(frameText(stop), R"({"Kind":"StopAudio","StopAudio":{}})");
        ServiceFrame tone;
        tone.body = DtmfData{u"3"_s, {}, {}};
        QCOMPARE(frameText(tone), R"({"dtmfData":{"data":"3"},"kind":"DtmfData"})");
    }
    void soundIsWrittenAsTheReaderReadsIt_data()
    {
        QTest::addColumn<QByteArray>("pcm");
        QTest::addColumn<bool>("silent");
        QTest::newRow("a frame") << QByteArray("\xfe\xff\xe0\x2e", 4).repeated(160) << false;
        QTest::newRow("24 kHz") << QByteArray("\0\xff", 2).repeated(480) << false;
        QTest::newRow("nothing") << QByteArray() << true;
        QTest::newRow("one byte over") << QByteArray("\1\2\3\4", 4) << false;
        QTest::newRow("two bytes over") << QByteArray("\1\2\3\4\5", 5) << false;
        QTest::newRow("silent") << QByteArray(640, '\0') << true;
        QTest::newRow("faint at its end") << QByteArray(638, '\0') + QByteArray("\1\0", 2) << false;
        QTest::newRow("faint at its start") << QByteArray("\1\0", 2) + QByteArray(638, '\0') << false;
        QTest::newRow("even") << QByteArray(640, '\1') << false;
    }
    void soundIsWrittenAsTheReaderReadsIt()
    {
        QFETCH(QByteArray, pcm);
        QFETCH(bool, silent);
        const RawId lee(u"4:+1\"4255550123"_s);
        for (const QByteArray &from : {QByteArray(), quoted(lee)}) {
            const auto frame = parseServiceFrame(audioDataText(from, "2026-03-16T09:12:50.125Z", pcm));
            QVERIFY(frame && frame->extra.isEmpty());
            const auto &audio = std::get<AudioData>(frame->body);
            QCOMPARE(audio.data, pcm);
            QCOMPARE(audio.silent, silent);
            QCOMPARE(audio.timestamp, *Timestamp::parse(u"2026-03-16T09:12:50.125Z"));
            QCOMPARE(audio.participantRawID, from.isEmpty() ? std::nullopt : std::optional(lee));
            QVERIFY(audio.extra.isEmpty());
            const QByteArray all = audioDataText(from, "2026-03-16T09:12:50.125Z", pcm);
            QByteArray again(5'000, 'x');
            writeAudioData(again, from, "2026-03-16T09:12:50.125Z", pcm);
            QCOMPARE(again, all);
            const auto fast = soundOf(all);
            QCOMPARE(fast.has_value(), from.isEmpty() && !pcm.isEmpty());
            QVERIFY(!fast || (fast->time == "2026-03-16T09:12:50.125Z" && fast->data == pcm.toBase64()));
        }
        const QByteArray text = appAudioText(pcm);
        const auto back = parseAppFrame(text);
        QVERIFY(back && back->capitalised);
        const auto fast = soundOf(text);
        QCOMPARE(fast.has_value(), !pcm.isEmpty());
        QVERIFY(!fast || (fast->time.isEmpty() && fast->data == pcm.toBase64()));
        QCOMPARE(std::get<AppAudio>(back->body).data, pcm);
    }
    void onlyOwnSpellingsAreReadFast_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = audioDataText({}, "2026-03-16T09:12:50.125Z", QByteArray(6, '\1'));
        const auto changed = [&good](const char *from, const char *to) { return QByteArray(good).replace(from, to); };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("more behind it") << good + ' ';
        QTest::newRow("space") << changed(R"("data":)", R"("data": )");
        QTest::newRow("no data") << changed(R"("data":"AQEBAQEB")", R"("data":"")");
        QTest::newRow("no time") << changed("2026-03-16T09:12:50.125Z", "");
        QTest::newRow("escape in the time") << changed("50.125Z", "50.125\\u005a");
        QTest::newRow("line end in the time") << changed("50.125Z", "50.125Z\n");
        QTest::newRow("other member") << changed(R"("silent":false)", R"("silence":false)");
        QTest::newRow("other kind") << changed("\"AudioData\"", "\"DtmfData\"");
        QTest::newRow("other value") << changed("false", "null");
        for (qsizetype size = 1; size < good.size(); ++size)
            QTest::addRow("cut at %lld", qlonglong(size)) << good.first(size);
    }
    void onlyOwnSpellingsAreReadFast()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!soundOf(text));
    }
    void otherFramesOfAStreamAreWrittenAsTheReaderReadsThem()
    {
        const auto metadata = parseServiceFrame(audioMetadataText(u"7b6e2f61-2a3c-4d5e-8f90-a1b2c3d4e5f6"_s, 24'000));
        QVERIFY(metadata);
        QCOMPARE(toJson(*metadata),
                 QJsonDocument::fromJson(fileText(contractDir() + "/streaming/in-AudioMetadata-24k.json"_L1)).object());
        const auto tone
            = parseServiceFrame(dtmfDataText(quoted(RawId(u"8:acs:a"_s)), "2026-03-16T09:12:50.125Z", u'#'));
        QVERIFY(tone);
        const auto &digit = std::get<DtmfData>(tone->body);
        QCOMPARE(digit.data, u"#"_s);
        QCOMPARE(digit.timestamp, u"2026-03-16T09:12:50.125Z"_s);
        QCOMPARE(digit.participantRawID, RawId(u"8:acs:a"_s));
        const auto stop = parseAppFrame(stopAudioText());
        QVERIFY(stop && std::holds_alternative<StopAudio>(stop->body));
    }
    void unknownKindsSurvive()
    {
        const QByteArray text = R"({"kind":"DtmfMetadata","dtmfMetadata":{"x":1}})";
        const auto fromService = parseServiceFrame(text);
        QVERIFY(fromService && std::holds_alternative<UnknownFrame>(fromService->body));
        QCOMPARE(toJson(*fromService), QJsonDocument::fromJson(text).object());
        const auto fromApp = parseAppFrame(text);
        QVERIFY(fromApp && std::holds_alternative<UnknownFrame>(fromApp->body));
        QCOMPARE(toJson(*fromApp), QJsonDocument::fromJson(text).object());
    }
    void ticksKeepAll64Bits()
    {
        const auto frame = parseServiceFrame(fileText(contractDir() + "/streaming/in-TranscriptionData-final.json"_L1));
        QVERIFY(frame);
        QCOMPARE(std::get<TranscriptionData>(frame->body).offset, 2516998782481234400LL);
        QVERIFY(frameText(*frame).contains("2516998782481234400"));
    }
    void brokenFramesAreNamedWithTheirPath_data()
    {
        QTest::addColumn<bool>("fromService");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](bool service, const char *text, const char *problem) {
            QTest::newRow(text) << service << QByteArray(text) << QString::fromLatin1(problem);
        };
        row(true, "{}", "$.kind: missing");
        row(true, R"({"kind":1})", "$.kind: wrong type");
        row(true, R"({"kind":"AudioData"})", "$.audioData: missing");
        row(true, R"({"kind":"AudioData","audioData":[]})", "$.audioData: wrong type");
        row(true, R"({"kind":"DtmfData","dtmfData":{}})", "$.dtmfData.data: missing");
        row(true, R"({"kind":"TranscriptionData","transcriptionData":{"words":[{"text":1}]}})",
            "$.transcriptionData.words[0].text: wrong type");
        row(true, "[]", "$: not an object");
        row(false, "{}", "$.kind: missing");
        row(false, R"({"Kind":{}})", "$.kind: wrong type");
        row(false, R"({"Kind":"AudioData","AudioData":null})", "$.audioData: missing");
        row(false, R"({"Kind":"AudioData","AudioData":7})", "$.audioData: wrong type");
        row(false, R"({"Kind":"AudioData","AudioData":{"Data":"?"}})", "$.audioData.data: not base64");
        row(false, R"({"Kind":"MarkData","MarkData":{"Id":1}})", "$.markData.id: wrong type");
    }
    void brokenFramesAreNamedWithTheirPath()
    {
        QFETCH(bool, fromService);
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const QString detail = fromService ? errorOf(parseServiceFrame(text)) : errorOf(parseAppFrame(text));
        QVERIFY2(detail.split(u"; "_s).contains(problem), qPrintable(detail));
    }

    void theMetadataOfARecordingSurvives()
    {
        const auto object = parseJsonObject(fileText(contractDir() + "/events/eventgrid/recording-metadata.json"_L1));
        QVERIFY(object);
        const auto metadata = fromJson<RecordingMetadata>(*object);
        QVERIFY2(metadata, metadata ? "" : qPrintable(metadata.error().detail));
        QCOMPARE(toJson(*metadata), *object);
        QCOMPARE(metadata->participants->last().participantId, RawId(u"4:+14255550123"_s));
    }
    void theUpgradeHeadersAreTheContracts()
    {
        const auto object = parseJsonObject(fileText(contractDir() + "/streaming/upgrade-headers.json"_L1));
        const QJsonObject headers = object->value("mediaStreaming"_L1)
                                        .toObject()
                                        .value("request"_L1)
                                        .toObject()
                                        .value("headers"_L1)
                                        .toObject();
        QVERIFY(headers.contains(CallConnectionIdHeader));
        QVERIFY(headers.contains(CallCorrelationIdHeader));
    }

private:
    template<class T>
    static QString errorOf(const Result<T> &result)
    {
        return result ? QString() : result.error().detail;
    }
    static void rows(const QStringList &paths)
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : paths)
            QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
    }
};

QTEST_GUILESS_MAIN(TstWireStreaming)
#include "tst_wire_streaming.moc"
