#include "core/literals.h"
#include "exchange/speech/bigram.h"
#include "exchange/speech/endpointer.h"
#include "exchange/speech/spokenwords.h"
#include "exchange_speech/talk.h"
#include <QTemporaryFile>
#include <QTest>
#include <cmath>

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;
using State = Endpointer::State;

namespace {
Lexicon lexiconOf(const QByteArray &text)
{
    QTemporaryFile file;
    if (!file.open() || file.write(text) != text.size() || !file.flush())
        qFatal("no file for a dictionary");
    return Lexicon::open(file.fileName()).value();
}

/// The numbers of the frames at which speech began and ended.
QList<std::pair<State, int>> marks(Endpointer &endpointer, const Speech &speech)
{
    QList<std::pair<State, int>> found;
    for (size_t i = 0; i + media::FrameSamples <= speech.size(); i += media::FrameSamples) {
        media::Frame frame;
        std::copy_n(speech.begin() + std::ptrdiff_t(i), media::FrameSamples, frame.begin());
        const State state = endpointer.take(frame);
        if (state != State::Silence && state != State::Speech)
            found.append({state, int(i / media::FrameSamples)});
    }
    return found;
}
} // namespace

class tst_SpeechParts : public QObject
{
    Q_OBJECT

private slots:
    void textBecomesSpokenWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("plain") << u"Main menu, please!"_s << u"main menu please"_s;
        QTest::newRow("apostrophes") << u"I’m 'fine'"_s << u"i'm fine"_s;
        QTest::newRow("numbers") << u"Press 1, 20 or 42"_s << u"press one twenty or forty two"_s;
        QTest::newRow("long number") << u"9-11 and 4711, 07"_s << u"nine eleven and four seven one one zero seven"_s;
        QTest::newRow("glued") << u"mp3"_s << u"mp three"_s;
        QTest::newRow("nothing") << u" ... '"_s << QString();
    }
    void textBecomesSpokenWords()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(spokenWords(text).join(u' '), words);
    }

    void aWordHasAllItsPronunciations()
    {
        const Lexicon lexicon = lexiconOf("b B IY\na AH\na(2) EY\nab AE B\n");
        QCOMPARE(lexicon.linesOf(u"a"_s), "a AH\na(2) EY\n");
        QVERIFY(lexicon.knows(u"b"_s) && !lexicon.knows(u"c"_s) && !lexicon.knows(QString()));
        QCOMPARE(Lexicon::open(u"/nowhere/words"_s).error().kind, ApiError::Kind::NotFound);
    }

    void probabilitiesOfAModelAddUpToOne();
    void aModelLeavesOutUnknownWords();

    void speechIsFoundBetweenSilences();
    void aClickIsNoSpeech();
    void steadyNoiseIsNoSpeech();
    void speechInNoiseIsFound();
    void endlessSpeechIsCut();
};

void tst_SpeechParts::probabilitiesOfAModelAddUpToOne()
{
    const Lexicon lexicon = lexiconOf("a AH\nb B IY\nc S IY\n");
    Bigram model(lexicon);
    model.addPhrase({u"a"_s, u"b"_s}, 3);
    model.addPhrase({u"a"_s, u"c"_s});
    model.addWord(u"b"_s);
    QHash<QByteArray, double> single;
    QHash<QByteArray, double> backOff;
    double afterA = 0;
    double covered = 0;
    for (const QByteArray &line : model.arpa().split('\n')) {
        const QList<QByteArray> part = line.split(' ');
        const double p = part.size() == 3 ? std::pow(10, part[0].toDouble()) : 0;
        if (part.size() == 3 && (part[2][0] == '-' || part[2][0] == '0')) {
            single.insert(part[1], p);
            backOff.insert(part[1], std::pow(10, part[2].toDouble()));
        } else if (part.size() == 3 && part[1] == "a") {
            afterA += p;
            covered += single[part[2]];
        }
    }
    QCOMPARE(single.size(), 5);
    double sum = 0;
    for (const double p : single)
        sum += p;
    QVERIFY2(std::abs(sum - 1) < 1e-3, qPrintable(QString::number(sum)));
    const double all = afterA + backOff["a"] * (1 - covered);
    QVERIFY2(std::abs(all - 1) < 1e-3, qPrintable(QString::number(all)));
}

void tst_SpeechParts::aModelLeavesOutUnknownWords()
{
    const Lexicon lexicon = lexiconOf("a AH\nb B IY\n");
    Bigram model(lexicon);
    model.addPhrase({u"x"_s, u"y"_s});
    QVERIFY(model.isEmpty());
    model.addPhrase({u"a"_s, u"x"_s, u"b"_s});
    QVERIFY(!model.isEmpty());
    QCOMPARE(model.unknownWords(), QStringList({u"x"_s, u"y"_s}));
    QVERIFY(!model.arpa().contains(" a b"));
    QCOMPARE(model.dictionary(), "a AH\nb B IY\n");
}

void tst_SpeechParts::speechIsFoundBetweenSilences()
{
    Endpointer endpointer(400ms, 30s);
    const auto found = marks(endpointer, silence(1) + noise(0.6, 8000) + silence(1) + noise(0.4, 8000) + silence(1));
    QCOMPARE(found.size(), 4);
    QCOMPARE(found[0], std::pair(State::Began, 52));
    QCOMPARE(found[1], std::pair(State::Ended, 99));
    QCOMPARE(found[2], std::pair(State::Began, 132));
    QCOMPARE(found[3], std::pair(State::Ended, 169));
}

void tst_SpeechParts::aClickIsNoSpeech()
{
    Endpointer endpointer(400ms, 30s);
    QVERIFY(marks(endpointer, silence(1) + noise(0.04, 20000) + silence(1)).isEmpty());
}

void tst_SpeechParts::steadyNoiseIsNoSpeech()
{
    for (const int amplitude : {30, 300, 1500}) {
        Endpointer endpointer(400ms, 30s);
        QVERIFY(marks(endpointer, noise(5, amplitude)).isEmpty());
    }
}

void tst_SpeechParts::speechInNoiseIsFound()
{
    Endpointer endpointer(400ms, 30s);
    const auto found = marks(endpointer, noise(1, 500) + noise(0.6, 8000) + noise(1, 500));
    QCOMPARE(found.size(), 2);
}

void tst_SpeechParts::endlessSpeechIsCut()
{
    Endpointer endpointer(400ms, 1s);
    Speech syllables;
    for (int i = 0; i < 10; ++i)
        syllables = syllables + noise(0.2, 8000) + silence(0.1);
    const auto found = marks(endpointer, silence(0.5) + syllables);
    QVERIFY(found.size() >= 4);
    QCOMPARE(found[1].second - found[0].second, 47);
    QCOMPARE(found[1].first, State::Cut);
}

QTEST_GUILESS_MAIN(tst_SpeechParts)
#include "tst_speechparts.moc"
