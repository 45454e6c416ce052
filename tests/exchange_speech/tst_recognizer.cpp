#include "core/literals.h"
#include "exchange/speech/sphinx.h"
#include "exchange_speech/talk.h"
#include <QTest>
#include <flite/flite.h>
#include <thread>

extern "C" cst_voice *register_cmu_us_rms(const char *folder);

using namespace callboard;
using namespace callboard::exchange;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {
const QStringList Voices{u"slt"_s, u"rms"_s};

QList<Choice> menu()
{
    QList<Choice> choices;
    for (const QString &phrase : menuPhrases())
        choices.append({phrase.toUpper(), {phrase}});
    return choices;
}

QString percent(int part, int whole)
{
    return QString::number(100.0 * part / whole, 'f', 1) + u" %"_s;
}

struct TrueWord {
    QString text;
    double startMs;
    double endMs;
};

/// What flite itself says of when it says which word.
std::pair<Speech, QList<TrueWord>> timed(const QString &text)
{
    flite_init();
    cst_utterance *utterance = flite_synth_text(text.toLatin1().constData(), register_cmu_us_rms(nullptr));
    QList<TrueWord> words;
    for (const cst_item *w = relation_head(utt_relation(utterance, "Word")); w; w = item_next(w)) {
        const double start = flite_ffeature_float(w, "R:SylStructure.daughter1.daughter1.R:Segment.p.end");
        const double end = flite_ffeature_float(w, "R:SylStructure.daughtern.daughtern.R:Segment.end");
        words.append({QString::fromLatin1(item_feat_string(w, "name")), start * 1000, end * 1000});
    }
    const cst_wave *wave = utt_wave(utterance);
    const Speech speech(wave->samples, wave->samples + wave->num_samples);
    delete_utterance(utterance);
    return {speech, words};
}
} // namespace

class tst_Recognizer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto engine = openSphinx();
        QVERIFY2(engine, qPrintable(engine ? QString() : engine.error().detail));
        m_engine = std::move(engine).value();
    }
    void choicesAreHeard();
    void whatIsNoChoiceIsRefused();
    void politeWordsDoNotHideAChoice();
    void choicesOfOneWordAreHeard();
    void deskTalkIsTranscribed();
    void wordsHaveTheirTimes();
    void utterancesAreToldInOrder();
    void aLongerEndSilenceJoinsWhatAShortOneParts();
    void silenceAndNoiseAreNotWords();
    void unknownWordsAreReported();
    void phrasesWithoutAKnownWordAreRefused();
    void optionsOutOfRangeAreRefused();
    void aMissingModelIsNamed();
    void manyListenAtOnce();

private:
    std::unique_ptr<Recognizer> choices(const QList<Choice> &choices, Notes &notes)
    {
        auto made = m_engine->choices(choices, deskPhrases(), {}, notes);
        return made ? std::move(made).value() : nullptr;
    }
    std::unique_ptr<Recognizer> desk(Notes &notes, const RecognizerOptions &options = {})
    {
        auto made = m_engine->phrases(deskPhrases(), options, notes);
        return made ? std::move(made).value() : nullptr;
    }
    /// How many of the menu's phrases are heard right.
    int rightChoices(Recognizer &recognizer, Notes &notes, const QString &voice, bool telephone);
    /// Word errors in percent.
    double deskErrors(Recognizer &recognizer, Notes &notes, const QString &voice, bool telephone);

    std::unique_ptr<SpeechEngine> m_engine;
};

int tst_Recognizer::rightChoices(Recognizer &recognizer, Notes &notes, const QString &voice, bool telephone)
{
    int right = 0;
    for (const QString &phrase : menuPhrases()) {
        const Speech speech = spoken(phrase, voice);
        notes.all.clear();
        hear(recognizer, telephone ? overTelephone(speech) : speech);
        const bool good
            = notes.all.size() == 1 && notes.all[0].label == phrase.toUpper() && notes.all[0].text == phrase;
        right += good ? 1 : 0;
        if (!good)
            qInfo().noquote() << voice << (telephone ? "telephone" : "wideband") << phrase << "->" << notes.text();
    }
    return right;
}

void tst_Recognizer::choicesAreHeard()
{
    int right = 0;
    int rightByTelephone = 0;
    for (const QString &voice : Voices) {
        Notes notes;
        const auto recognizer = choices(menu(), notes);
        QVERIFY(recognizer);
        const int wide = rightChoices(*recognizer, notes, voice, false);
        const int narrow = rightChoices(*recognizer, notes, voice, true);
        qInfo().noquote() << "choices right," << voice << "wideband" << wide << "telephone" << narrow << "of 20";
        right += wide;
        rightByTelephone += narrow;
    }
    QVERIFY2(right >= 36 && rightByTelephone >= 36, qPrintable(u"%1 and %2 of 40"_s.arg(right).arg(rightByTelephone)));
}

void tst_Recognizer::whatIsNoChoiceIsRefused()
{
    Notes notes;
    const auto recognizer = choices(menu(), notes);
    QVERIFY(recognizer);
    int refused = 0;
    for (qsizetype i = 0; i < strayPhrases().size(); ++i) {
        notes.all.clear();
        hear(*recognizer, spoken(strayPhrases()[i], Voices[i % 2]));
        QCOMPARE(notes.all.size(), 1);
        refused += notes.all[0].label.isEmpty() ? 1 : 0;
        if (!notes.all[0].label.isEmpty())
            qInfo().noquote() << strayPhrases()[i] << "->" << notes.all[0].label;
    }
    qInfo() << "refused" << refused << "of 20 that are no choice";
    QVERIFY2(refused >= 16, qPrintable(u"%1 of 20"_s.arg(refused)));
}

void tst_Recognizer::politeWordsDoNotHideAChoice()
{
    Notes notes;
    const auto recognizer = choices(menu(), notes);
    QVERIFY(recognizer);
    hear(*recognizer, spoken(u"I want to make a payment please"_s, u"rms"_s));
    hear(*recognizer, spoken(u"I need technical support"_s, u"slt"_s));
    QCOMPARE(notes.all.size(), 2);
    QCOMPARE(notes.all[0].label, u"MAKE A PAYMENT"_s);
    QCOMPARE(notes.all[0].text, u"make a payment"_s);
    QCOMPARE(notes.all[0].words.size(), 3);
    QCOMPARE(notes.all[1].label, u"TECHNICAL SUPPORT"_s);
}

void tst_Recognizer::choicesOfOneWordAreHeard()
{
    Notes notes;
    const auto recognizer
        = choices({{u"Confirm"_s, {u"Yes"_s, u"That's right"_s, u"1"_s}}, {u"Cancel"_s, {u"No"_s, u"2"_s}}}, notes);
    QVERIFY(recognizer);
    for (const QString &text : {u"yes"_s, u"that's right"_s, u"one"_s, u"no"_s, u"two"_s})
        hear(*recognizer, spoken(text, u"rms"_s));
    QStringList labels;
    for (const Heard &h : notes.all)
        labels.append(h.label);
    QCOMPARE(labels, QStringList({u"Confirm"_s, u"Confirm"_s, u"Confirm"_s, u"Cancel"_s, u"Cancel"_s}));
}

double tst_Recognizer::deskErrors(Recognizer &recognizer, Notes &notes, const QString &voice, bool telephone)
{
    int errors = 0;
    int words = 0;
    for (const QString &phrase : deskPhrases()) {
        const Speech speech = spoken(phrase, voice);
        notes.all.clear();
        hear(recognizer, telephone ? overTelephone(speech) : speech);
        errors += wordErrors(phrase, notes.text());
        words += int(phrase.count(u' ')) + 1;
    }
    qInfo().noquote() << "desk talk," << voice << (telephone ? "telephone" : "wideband") << "word errors"
                      << percent(errors, words);
    return 100.0 * errors / words;
}

void tst_Recognizer::deskTalkIsTranscribed()
{
    for (const QString &voice : Voices) {
        Notes notes;
        const auto recognizer = desk(notes);
        QVERIFY(recognizer && !recognizer->isRough());
        const double wide = deskErrors(*recognizer, notes, voice, false);
        const double narrow = deskErrors(*recognizer, notes, voice, true);
        QVERIFY2(wide <= 10 && narrow <= 10, qPrintable(u"%1 and %2"_s.arg(wide).arg(narrow)));
        QVERIFY(!notes.partials.isEmpty());
    }
}

void tst_Recognizer::wordsHaveTheirTimes()
{
    Notes notes;
    const auto recognizer = desk(notes);
    QVERIFY(recognizer);
    QList<double> differences;
    double base = 500;
    for (const QString &phrase : deskPhrases().first(8)) {
        const auto [speech, truth] = timed(phrase);
        notes.all.clear();
        hear(*recognizer, speech);
        QCOMPARE(notes.text(), phrase);
        const QList<HeardWord> words = notes.all[0].words;
        for (qsizetype i = 0; i < words.size(); ++i) {
            differences.append(std::abs(double(words[i].startMs) - base - truth[i].startMs));
            differences.append(std::abs(double(words[i].endMs) - base - truth[i].endMs));
            QVERIFY(words[i].confidence >= 0 && words[i].confidence <= 1);
        }
        QCOMPARE(notes.all[0].startMs, words.first().startMs);
        QCOMPARE(notes.all[0].endMs, words.last().endMs);
        base += double((speech.size() + 24'000) / media::FrameSamples * media::FrameMilliseconds);
    }
    std::sort(differences.begin(), differences.end());
    const double median = differences[differences.size() / 2];
    const double most = differences[differences.size() * 9 / 10];
    qInfo() << "word times: median" << median << "ms, 90 % within" << most << "ms, all within" << differences.last();
    QVERIFY2(most <= 60, qPrintable(QString::number(most)));
}

void tst_Recognizer::utterancesAreToldInOrder()
{
    Notes notes;
    const auto recognizer = desk(notes);
    QVERIFY(recognizer);
    hear(*recognizer, spoken(u"please stay on the line"_s, u"rms"_s) + silence(1) + spoken(u"thank you"_s, u"rms"_s));
    QCOMPARE(notes.began.size(), 2);
    QCOMPARE(notes.all.size(), 2);
    QCOMPARE(notes.all[0].text, u"please stay on the line"_s);
    QVERIFY(notes.all[0].endMs < notes.began[1]);
    QVERIFY(std::abs(notes.began[0] - notes.all[0].startMs) <= 200);
    QVERIFY(!notes.partials.isEmpty());
}

void tst_Recognizer::aLongerEndSilenceJoinsWhatAShortOneParts()
{
    const Speech speech = spoken(u"please"_s, u"rms"_s) + silence(0.7) + spoken(u"stay on the line"_s, u"rms"_s);
    for (const auto &[endSilence, utterances] : {std::pair(300ms, 2), std::pair(2000ms, 1)}) {
        Notes notes;
        RecognizerOptions options;
        options.endSilence = endSilence;
        const auto recognizer = desk(notes, options);
        QVERIFY(recognizer);
        hear(*recognizer, speech);
        QCOMPARE(notes.all.size(), utterances);
    }
}

void tst_Recognizer::silenceAndNoiseAreNotWords()
{
    Notes notes;
    const auto recognizer = choices(menu(), notes);
    QVERIFY(recognizer);
    const auto live = desk(notes);
    for (Recognizer *r : {recognizer.get(), live.get()}) {
        hear(*r, silence(3));
        hear(*r, {});
        QVERIFY(notes.began.isEmpty() && notes.all.isEmpty());
        for (const int amplitude : {300, 2000, 12000}) {
            hear(*r, noise(0.3, amplitude));
            hear(*r, noise(3, amplitude));
        }
        QCOMPARE(notes.all.size(), notes.began.size());
        QVERIFY(!notes.all.isEmpty());
        for (const Heard &h : notes.all) {
            QCOMPARE(h.label, QString());
            QCOMPARE(h.text, QString());
        }
        notes.began.clear();
        notes.all.clear();
    }
}

void tst_Recognizer::unknownWordsAreReported()
{
    Notes notes;
    const auto recognizer = choices({{u"A"_s, {u"Xyzzyx support"_s, u"billing"_s}}, {u"B"_s, {u"Qwrtzp"_s}}}, notes);
    QVERIFY(recognizer);
    QCOMPARE(recognizer->unknownWords(), QStringList({u"xyzzyx"_s, u"qwrtzp"_s}));
    hear(*recognizer, spoken(u"billing"_s, u"rms"_s));
    QCOMPARE(notes.all.size(), 1);
    QCOMPARE(notes.all[0].label, u"A"_s);
    const auto live = m_engine->phrases({u"call xyzzyx now"_s}, {}, notes);
    QVERIFY(live);
    QCOMPARE(live.value()->unknownWords(), QStringList{u"xyzzyx"_s});
}

void tst_Recognizer::phrasesWithoutAKnownWordAreRefused()
{
    Notes notes;
    for (const QStringList &phrases : {QStringList(), QStringList{QString()}, QStringList{u"qwrtzp"_s, u"..."_s}}) {
        QCOMPARE(m_engine->phrases(phrases, {}, notes).error().kind, Kind::Invalid);
        QCOMPARE(m_engine->choices({{u"A"_s, phrases}}, {}, {}, notes).error().kind, Kind::Invalid);
    }
    QCOMPARE(m_engine->choices({}, {}, {}, notes).error().kind, Kind::Invalid);
}

void tst_Recognizer::optionsOutOfRangeAreRefused()
{
    Notes notes;
    const QStringList phrases{u"hello"_s};
    QCOMPARE(m_engine->phrases(phrases, {u"de-DE"_s, 500ms, 30s}, notes).error().kind, Kind::Invalid);
    QCOMPARE(m_engine->phrases(phrases, {u"en-US"_s, 0ms, 30s}, notes).error().kind, Kind::Invalid);
    QCOMPARE(m_engine->phrases(phrases, {u"en-US"_s, 11s, 30s}, notes).error().kind, Kind::Invalid);
    QCOMPARE(m_engine->phrases(phrases, {u"en-US"_s, 500ms, 100ms}, notes).error().kind, Kind::Invalid);
    const auto british = m_engine->phrases(phrases, {u"en-GB"_s, 100ms, 10s}, notes);
    QVERIFY(british);
    QCOMPARE(british.value()->language(), u"en-GB"_s);
}

void tst_Recognizer::aMissingModelIsNamed()
{
    Notes notes;
    SphinxModel model;
    model.acoustics = u"/nowhere/model"_s;
    const auto engine = openSphinx(model);
    QVERIFY(engine);
    const auto refused = engine.value()->phrases({u"hello"_s}, {}, notes);
    QCOMPARE(refused.error().kind, Kind::NotFound);
    QVERIFY2(refused.error().detail.contains(u"/nowhere/model"_s), qPrintable(refused.error().detail));
    model.dictionary = u"/nowhere/dictionary"_s;
    QCOMPARE(openSphinx(model).error().kind, Kind::NotFound);
}

void tst_Recognizer::manyListenAtOnce()
{
    const Speech speech = spoken(u"can i speak with an agent"_s, u"rms"_s);
    std::vector<Notes> notes(3);
    std::vector<std::thread> threads;
    for (Notes &mine : notes)
        threads.emplace_back([&] {
            if (const auto recognizer = desk(mine))
                hear(*recognizer, speech);
        });
    for (std::thread &t : threads)
        t.join();
    for (const Notes &mine : notes)
        QCOMPARE(mine.text(), u"can i speak with an agent"_s);
}

QTEST_GUILESS_MAIN(tst_Recognizer)
#include "tst_recognizer.moc"
