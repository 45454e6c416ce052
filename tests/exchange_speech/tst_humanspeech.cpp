// Speech of real people, as far as Debian's packages with some are installed. Figures, and only loose bounds.
#include "core/literals.h"
#include "exchange/speech/sphinx.h"
#include "exchange_speech/talk.h"
#include <QElapsedTimer>
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
const QString Sounds = u"/usr/share/sounds/alsa/"_s;
const QString TestData = u"/usr/share/pocketsphinx/test/data/"_s;

struct Clip {
    QString file;
    QString text;
};

QList<Clip> channelClips()
{
    QList<Clip> clips;
    for (const QString &text : {u"Front_Center"_s, u"Front_Left"_s, u"Front_Right"_s, u"Rear_Center"_s, u"Rear_Left"_s,
                                u"Rear_Right"_s, u"Side_Left"_s, u"Side_Right"_s})
        clips.append({Sounds + text + u".wav"_s, QString(text).replace(u'_', u' ').toLower()});
    return clips;
}

QList<Clip> readClips()
{
    const QString folder = TestData + u"librivox/sense_and_sensibility_01_austen_64kb-"_s;
    return {{folder + u"0880.wav"_s, u"he was not an ill disposed young man"_s},
            {folder + u"0930.wav"_s, u"he might even have been made amiable himself"_s}};
}

QList<Clip> cardClips()
{
    const QString folder = TestData + u"cards/"_s;
    return {{folder + u"001.wav"_s, u"ten of clubs"_s},
            {folder + u"002.wav"_s, u"four queen of clubs"_s},
            {folder + u"003.wav"_s, u"seven of clubs"_s},
            {folder + u"004.wav"_s, u"five five"_s},
            {folder + u"005.wav"_s, u"eight of spades four of clubs seven of hearts"_s}};
}

/// Word errors in percent; -1 without the files.
int errorsOf(Recognizer &recognizer, Notes &notes, const QList<Clip> &clips, bool telephone, const char *what)
{
    int errors = 0;
    int words = 0;
    for (const Clip &clip : clips) {
        const Speech speech = fileSpeech(clip.file);
        if (speech.empty())
            return -1;
        notes.all.clear();
        hear(recognizer, telephone ? overTelephone(speech) : speech);
        errors += wordErrors(clip.text, notes.text());
        words += int(clip.text.count(u' ')) + 1;
        if (notes.text() != clip.text)
            qInfo().noquote() << " " << clip.text << "->" << notes.text();
    }
    qInfo().noquote() << what << (telephone ? "telephone" : "wideband") << "word errors" << 100 * errors / words << "%";
    return 100 * errors / words;
}
} // namespace

class tst_HumanSpeech : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_engine = openSphinx().value(); }
    void channelNamesAreHeardAsChoices();
    void channelNamesAreTranscribed();
    void cardsAreTranscribed();
    void dictationIsRough();

private:
    std::unique_ptr<SpeechEngine> m_engine;
};

void tst_HumanSpeech::channelNamesAreHeardAsChoices()
{
    if (fileSpeech(channelClips()[0].file).empty())
        QSKIP("alsa-utils is not installed");
    QList<Choice> choices;
    for (const Clip &clip : channelClips())
        choices.append({clip.text, {clip.text}});
    for (const bool telephone : {false, true}) {
        Notes notes;
        const auto recognizer = m_engine->choices(choices, {}, {}, notes);
        QVERIFY(recognizer);
        int right = 0;
        for (const Clip &clip : channelClips()) {
            notes.all.clear();
            const Speech speech = fileSpeech(clip.file);
            hear(*recognizer.value(), telephone ? overTelephone(speech) : speech);
            right += notes.all.size() == 1 && notes.all[0].label == clip.text ? 1 : 0;
            if (notes.all.size() != 1 || notes.all[0].label != clip.text)
                qInfo().noquote() << " " << clip.text << "->" << notes.text();
        }
        qInfo() << "channel names," << (telephone ? "telephone" : "wideband") << right << "of 8 right";
        QVERIFY(telephone || right >= 7);
        hear(*recognizer.value(), fileSpeech(Sounds + u"Noise.wav"_s));
        QCOMPARE(notes.all.last().label.isEmpty() || notes.all.last().label == u"side right"_s, true);
    }
}

void tst_HumanSpeech::channelNamesAreTranscribed()
{
    if (fileSpeech(channelClips()[0].file).empty())
        QSKIP("alsa-utils is not installed");
    QStringList phrases;
    for (const Clip &clip : channelClips())
        phrases.append(clip.text);
    Notes notes;
    const auto recognizer = m_engine->phrases(phrases, {}, notes);
    QVERIFY(recognizer);
    QVERIFY(errorsOf(*recognizer.value(), notes, channelClips(), false, "channel names") <= 40);
    errorsOf(*recognizer.value(), notes, channelClips(), true, "channel names");
}

void tst_HumanSpeech::cardsAreTranscribed()
{
    if (fileSpeech(cardClips()[0].file).empty())
        QSKIP("pocketsphinx-testdata is not installed");
    QStringList phrases;
    for (const QString &suit : {u"clubs"_s, u"hearts"_s, u"diamonds"_s, u"spades"_s}) {
        for (const QString &rank : {u"two"_s, u"three"_s, u"four"_s, u"five"_s, u"six"_s, u"seven"_s, u"eight"_s,
                                    u"nine"_s, u"ten"_s, u"jack"_s, u"queen"_s, u"king"_s, u"ace"_s})
            phrases.append(rank + u" of "_s + suit);
    }
    Notes notes;
    const auto recognizer = m_engine->phrases(phrases, {}, notes);
    QVERIFY(recognizer);
    QVERIFY(errorsOf(*recognizer.value(), notes, cardClips(), false, "cards") <= 40);
    errorsOf(*recognizer.value(), notes, cardClips(), true, "cards");
}

void tst_HumanSpeech::dictationIsRough()
{
    QElapsedTimer timer;
    timer.start();
    Notes notes;
    const auto recognizer = m_engine->dictation({}, notes);
    QVERIFY(recognizer);
    QVERIFY(recognizer.value()->isRough());
    qInfo() << "dictation ready after" << timer.restart() << "ms";
    const QString sentence = u"the weather is nice today"_s;
    hear(*recognizer.value(), spoken(sentence, u"rms"_s));
    QVERIFY2(wordErrors(sentence, notes.text()) <= 2, qPrintable(notes.text()));
    errorsOf(*recognizer.value(), notes, readClips(), false, "dictation of read speech");
    errorsOf(*recognizer.value(), notes, readClips(), true, "dictation of read speech");
    qInfo() << "dictation took" << timer.elapsed() << "ms";
}

QTEST_GUILESS_MAIN(tst_HumanSpeech)
#include "tst_humanspeech.moc"
