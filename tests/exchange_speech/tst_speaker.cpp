#include "core/literals.h"
#include "exchange_speech/talk.h"
#include "media/pcm/level.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <thread>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {
double seconds(const Speech &speech)
{
    return double(speech.size()) / media::SampleRate;
}

int loudest(const Speech &speech)
{
    const auto [least, most] = std::minmax_element(speech.begin(), speech.end());
    return std::max(-int(*least), int(*most));
}

bool soundsLikeSpeech(const Speech &speech, double least, double most)
{
    return seconds(speech) >= least && seconds(speech) <= most && media::rmsDb(speech) > -40
        && loudest(speech) < 32'767;
}

QString inSpeak(const QString &text)
{
    return u"<speak version=\"1.0\" xml:lang=\"en-US\">%1</speak>"_s.arg(text);
}

/// A program in place of espeak-ng.
class FakeProgram
{
public:
    explicit FakeProgram(const QByteArray &lines) : m_file(m_folder.filePath(u"espeak-ng"_s))
    {
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file for a fake program");
        file.write("#!/bin/sh\n" + lines + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    SpeakerOptions options() const { return {m_file, 400ms, 2s}; }

private:
    QTemporaryDir m_folder;
    QString m_file;
};
} // namespace

class tst_Speaker : public QObject
{
    Q_OBJECT

private slots:
    void everyVoiceIsHeard_data();
    void everyVoiceIsHeard();
    void menAndWomenDiffer();
    void aLongTextIsSaidWhole();
    void accentsAndTypographyDoNotStopIt();
    void textAboveTheLimitIsRefused();
    void nothingToSayIsRefused();
    void aLanguageThatNobodySpeaksIsNamed();
    void textForTheProgramIsNoMarkup();

    void ssmlIsSpoken();
    void aBreakIsThatMuchLonger();
    void brokenSsmlIsRefusedWithItsPosition_data();
    void brokenSsmlIsRefusedWithItsPosition();
    void azuresOwnElementsAreNoHindrance();
    void aFileNamedInSsmlIsNotOpened();

    void aMissingProgramIsNamed();
    void aSlowProgramIsKilled();
    void aCrashedProgramIsAnError();
    void tooMuchSoundIsRefused();
    void anythingButSoundIsRefused();
    void manyThreadsSpeakAsOneWould();

private:
    std::unique_ptr<Speaker> m_speaker = makeSpeaker();
};

void tst_Speaker::everyVoiceIsHeard_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    const QString english = u"Thank you for calling. How can I help you?"_s;
    for (const QString &name : {u"slt"_s, u"rms"_s, u"kal16"_s, u"en-US-JennyNeural"_s, u"en-GB-RyanNeural"_s})
        QTest::newRow(qPrintable(name)) << name << QString() << english;
    QTest::newRow("locale") << QString() << u"en-US"_s << english;
    QTest::newRow("nothing") << QString() << QString() << english;
    QTest::newRow("german") << u"de-DE-KatjaNeural"_s << QString() << u"Guten Tag, wie kann ich helfen?"_s;
    QTest::newRow("chinese") << QString() << u"zh-CN"_s << u"您好，请问有什么可以帮您？"_s;
    QTest::newRow("portuguese") << u"pt-BR-AntonioNeural"_s << u"en-US"_s << u"Bom dia, como posso ajudar?"_s;
}

void tst_Speaker::everyVoiceIsHeard()
{
    QFETCH(QString, name);
    QFETCH(QString, locale);
    QFETCH(QString, text);
    const auto speech = m_speaker->text({text, name, {}, locale});
    QVERIFY2(speech, qPrintable(speech ? QString() : speech.error().detail));
    QVERIFY2(soundsLikeSpeech(*speech, 1, 5), qPrintable(QString::number(seconds(*speech))));
}

void tst_Speaker::menAndWomenDiffer()
{
    const auto said = [this](const QString &name, const QString &kind, const QString &locale) {
        return m_speaker->text({u"hallo"_s, name, kind, locale}).valueOr({});
    };
    QCOMPARE(said({}, u"male"_s, u"en-US"_s).size(), said(u"rms"_s, {}, {}).size());
    QCOMPARE(said({}, u"female"_s, u"en-US"_s).size(), said(u"slt"_s, {}, {}).size());
    QCOMPARE(said(u"en-US-GuyNeural"_s, u"female"_s, u"de-DE"_s).size(), said(u"rms"_s, {}, {}).size());
    QVERIFY(said(u"rms"_s, {}, {}).size() != said(u"slt"_s, {}, {}).size());
    QVERIFY(said({}, u"male"_s, u"de-DE"_s) != said({}, u"female"_s, u"de-DE"_s));
    QVERIFY(said({}, u"male"_s, u"de-DE"_s) == said(u"de-DE-ConradNeural"_s, {}, {}));
}

void tst_Speaker::aLongTextIsSaidWhole()
{
    const QString sentence = u"Your call is important to us. "_s;
    const auto one = m_speaker->text({sentence, u"kal16"_s, {}, {}});
    const auto many = m_speaker->text({sentence.repeated(40), u"kal16"_s, {}, {}});
    QVERIFY(one && many);
    QVERIFY2(seconds(*many) > 30 * seconds(*one), qPrintable(QString::number(seconds(*many))));
}

void tst_Speaker::accentsAndTypographyDoNotStopIt()
{
    const auto speech = m_speaker->text({u"That’s Zoë’s café — “open” now…"_s, u"slt"_s, {}, {}});
    QVERIFY(speech && soundsLikeSpeech(*speech, 1, 5));
}

void tst_Speaker::textAboveTheLimitIsRefused()
{
    const auto refused = m_speaker->text({QString(LongestText + 1, u'a'), {}, {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Invalid);
    const QString exactly = u"no. "_s.repeated(LongestText / 4);
    QCOMPARE(exactly.size(), LongestText);
    QVERIFY(m_speaker->text({exactly, u"kal16"_s, {}, {}}));
}

void tst_Speaker::nothingToSayIsRefused()
{
    for (const QString &text : {QString(), u" \n"_s, u"...!"_s, u"您好"_s})
        QCOMPARE(m_speaker->text({text, u"slt"_s, {}, {}}).error().kind, Kind::Invalid);
}

void tst_Speaker::aLanguageThatNobodySpeaksIsNamed()
{
    const auto refused = m_speaker->text({u"hello"_s, {}, {}, u"zz-ZZ"_s});
    QCOMPARE(refused.error().kind, Kind::Invalid);
    QVERIFY2(refused.error().detail.contains(u"zz-zz"_s), qPrintable(refused.error().detail));
    QVERIFY(m_speaker->text({u"hello"_s, {}, {}, u"--help ../../x"_s}));
}

void tst_Speaker::textForTheProgramIsNoMarkup()
{
    const auto plain = m_speaker->text({u"eins zwei"_s, {}, {}, u"de-DE"_s});
    const auto tagged = m_speaker->text({u"eins <break time=\"3s\"/> zwei"_s, {}, {}, u"de-DE"_s});
    QVERIFY(plain && tagged);
    QVERIFY2(tagged->size() > plain->size(), "the tag was obeyed, not read out");
    QVERIFY(m_speaker->text({u"a\u0001b & c"_s, {}, {}, u"de-DE"_s}));
}

void tst_Speaker::ssmlIsSpoken()
{
    const auto speech = m_speaker->ssml(inSpeak(u"Your code is <say-as interpret-as=\"characters\">4711</say-as>, "
                                                u"<emphasis>not</emphasis> <sub alias=\"mister\">"
                                                "Mr</sub> <prosody rate=\"slow\">Lee</prosody>."_s));
    QVERIFY(speech && soundsLikeSpeech(*speech, 2, 8));
}

void tst_Speaker::aBreakIsThatMuchLonger()
{
    const auto said = [this](const QString &pause) {
        return seconds(m_speaker->ssml(inSpeak(u"one <break time=\"%1\"/> two"_s.arg(pause))).valueOr({}));
    };
    const double longer = said(u"500ms"_s) - said(u"0ms"_s);
    QVERIFY2(std::abs(longer - 0.5) < 0.05, qPrintable(QString::number(longer)));
}

void tst_Speaker::brokenSsmlIsRefusedWithItsPosition_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("position");
    QTest::newRow("unclosed") << u"<speak>\n<voice name=\"x\">hello</speak>"_s << u"line 2"_s;
    QTest::newRow("no xml") << u"hello"_s << u"line 1"_s;
    QTest::newRow("empty") << QString() << u"line 1"_s;
    QTest::newRow("other root") << u"<html>hello</html>"_s << u"line 1"_s;
    QTest::newRow("two roots") << u"<speak>a</speak><speak>b</speak>"_s << u"line 1"_s;
    QTest::newRow("unknown entity") << u"<speak>\n\n&nbsp;</speak>"_s << u"line 3"_s;
    QTest::newRow("external entity")
        << u"<!DOCTYPE speak [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<speak>&x;</speak>"_s << u"line 1"_s;
}

void tst_Speaker::brokenSsmlIsRefusedWithItsPosition()
{
    QFETCH(QString, document);
    QFETCH(QString, position);
    const auto refused = m_speaker->ssml(document);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Kind::Invalid);
    QVERIFY2(refused.error().detail.contains(position), qPrintable(refused.error().detail));
    QVERIFY2(refused.error().detail.contains(u"column"_s), qPrintable(refused.error().detail));
}

void tst_Speaker::azuresOwnElementsAreNoHindrance()
{
    const auto speech = m_speaker->ssml(
        u"<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" "
        "xmlns:mstts=\"https://www.w3.org/2001/mstts\" xml:lang=\"en-US\"><voice name=\"en-US-JennyNeural\">"
        "<mstts:express-as style=\"cheerful\">Good morning to you</mstts:express-as></voice></speak>"_s);
    QVERIFY(speech && soundsLikeSpeech(*speech, 0.7, 4));
    const auto man = m_speaker->ssml(inSpeak(u"<voice name=\"en-US-GuyNeural\">Good morning</voice>"_s));
    const auto woman = m_speaker->ssml(inSpeak(u"<voice name=\"en-US-AvaMultilingualNeural\">Good morning</voice>"_s));
    QVERIFY(man && woman && *man != *woman);
}

void tst_Speaker::aFileNamedInSsmlIsNotOpened()
{
    QTemporaryDir folder;
    const QString trap = folder.filePath(u"trap"_s);
    const auto speech = m_speaker->ssml(
        inSpeak(u"<audio src=\"%1/x&quot;;touch %2;&quot;\">instead</audio>"_s.arg(folder.path(), trap)));
    QVERIFY(speech && soundsLikeSpeech(*speech, 0.3, 2));
    QVERIFY(!QFile::exists(trap));
}

void tst_Speaker::aMissingProgramIsNamed()
{
    const auto speaker = makeSpeaker({u"/nowhere/espeak-ng"_s, 1s, 1s});
    const auto refused = speaker->ssml(inSpeak(u"hello"_s));
    QCOMPARE(refused.error().kind, Kind::NotFound);
    QVERIFY2(refused.error().detail.contains(u"/nowhere/espeak-ng"_s), qPrintable(refused.error().detail));
    QVERIFY2(speaker->text({u"hello"_s, u"slt"_s, {}, {}}), "English text needs no program");
}

void tst_Speaker::aSlowProgramIsKilled()
{
    const FakeProgram slow("exec sleep 30");
    QElapsedTimer timer;
    timer.start();
    const auto refused = makeSpeaker(slow.options())->ssml(inSpeak(u"hello"_s));
    QCOMPARE(refused.error().kind, Kind::Timeout);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_Speaker::aCrashedProgramIsAnError()
{
    const FakeProgram crashing("kill -KILL $$");
    QCOMPARE(makeSpeaker(crashing.options())->ssml(inSpeak(u"hello"_s)).error().kind, Kind::Server);
    const FakeProgram refusing("echo no such voice >&2; exit 1");
    const auto refused = makeSpeaker(refusing.options())->ssml(inSpeak(u"hello"_s));
    QCOMPARE(refused.error().kind, Kind::Invalid);
    QVERIFY2(refused.error().detail.contains(u"no such voice"_s), qPrintable(refused.error().detail));
}

void tst_Speaker::tooMuchSoundIsRefused()
{
    SpeakerOptions options;
    options.longest = 2s;
    QCOMPARE(makeSpeaker(options)->ssml(inSpeak(u"a<break time=\"60s\"/>b"_s)).error().kind, Kind::Invalid);
    QCOMPARE(m_speaker->ssml(QString(LongestSsml + 1, u' ')).error().kind, Kind::Invalid);
}

void tst_Speaker::anythingButSoundIsRefused()
{
    const FakeProgram silent("cat >/dev/null");
    QCOMPARE(makeSpeaker(silent.options())->ssml(inSpeak(u"hello"_s)).error().kind, Kind::Server);
    const FakeProgram chatty("cat >/dev/null; echo This is not the sound that was asked for, but a long line of text.");
    QCOMPARE(makeSpeaker(chatty.options())->ssml(inSpeak(u"hello"_s)).error().kind, Kind::Server);
}

void tst_Speaker::manyThreadsSpeakAsOneWould()
{
    const QStringList texts = menuPhrases().first(5);
    QList<Speech> alone;
    for (const QString &text : texts)
        alone.append(spoken(text, u"kal16"_s));
    std::vector<QList<Speech>> together(4);
    std::vector<std::thread> threads;
    for (QList<Speech> &mine : together)
        threads.emplace_back([&] {
            for (const QString &text : texts)
                mine.append(spoken(text, u"kal16"_s));
        });
    for (std::thread &t : threads)
        t.join();
    for (const QList<Speech> &mine : together)
        QVERIFY(mine == alone);
}

QTEST_GUILESS_MAIN(tst_Speaker)
#include "tst_speaker.moc"
