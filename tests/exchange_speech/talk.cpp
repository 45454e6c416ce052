#include "exchange_speech/talk.h"
#include "core/literals.h"
#include "exchange/speech/resample.h"
#include "exchange/speech/spokenwords.h"
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <sndfile.h>
#include <speex/speex_resampler.h>

namespace callboard::exchange {

namespace {
constexpr int TelephoneRate = 8'000;
constexpr int Bias = 132;
constexpr int Clip = 32'635;

/// To the eight bits of G.711's mu-law and back: a sign, three bits of segment and four of step.
media::Sample muLaw(media::Sample sample)
{
    const int magnitude = std::min(std::abs(int(sample)), Clip) + Bias;
    const int segment = int(std::log2(magnitude)) - 7;
    const int step = (magnitude >> (segment + 3)) & 15;
    const int value = ((step * 2 + 33) << (segment + 2)) - Bias;
    return media::Sample(sample < 0 ? -value : value);
}

Speech toTelephoneRate(const Speech &speech)
{
    int failure = 0;
    SpeexResamplerState *state = speex_resampler_init(1, media::SampleRate, TelephoneRate, 8, &failure);
    Speech out(speech.size() / 2 + 1);
    auto taken = spx_uint32_t(speech.size());
    auto given = spx_uint32_t(out.size());
    speex_resampler_skip_zeros(state);
    speex_resampler_process_int(state, 0, speech.data(), &taken, out.data(), &given);
    speex_resampler_destroy(state);
    out.resize(given);
    return out;
}
} // namespace

const QStringList &menuPhrases()
{
    static const QStringList list{
        u"billing"_s,          u"technical support"_s,   u"new order"_s,         u"order status"_s,
        u"cancel my order"_s,  u"opening hours"_s,       u"speak to an agent"_s, u"repeat the question"_s,
        u"main menu"_s,        u"change my address"_s,   u"make a payment"_s,    u"check my balance"_s,
        u"report a fault"_s,   u"book an appointment"_s, u"reset my password"_s, u"talk to sales"_s,
        u"track a delivery"_s, u"return an item"_s,      u"renew my contract"_s, u"leave a message"_s};
    return list;
}

const QStringList &strayPhrases()
{
    static const QStringList list{u"the weather is nice today"_s,
                                  u"i had pasta for dinner"_s,
                                  u"my brother lives in chicago"_s,
                                  u"where did you put the keys"_s,
                                  u"football is on television tonight"_s,
                                  u"he was not an ill disposed young man"_s,
                                  u"the children are playing in the garden"_s,
                                  u"what time does the train leave"_s,
                                  u"she bought a blue dress"_s,
                                  u"i really do not know"_s,
                                  u"tell me a funny story"_s,
                                  u"the cat sat on the mat"_s,
                                  u"we should go swimming on sunday"_s,
                                  u"my computer is very slow"_s,
                                  u"could you say that again"_s,
                                  u"happy birthday to you"_s,
                                  u"the book is on the table"_s,
                                  u"it was raining all night"_s,
                                  u"a cup of coffee with milk"_s,
                                  u"elephants never forget anything"_s};
    return list;
}

const QStringList &deskPhrases()
{
    static const QStringList list{u"please transfer me to the billing department"_s,
                                  u"i want to check my account balance"_s,
                                  u"my order has not arrived yet"_s,
                                  u"can i speak with an agent"_s,
                                  u"i would like to cancel my subscription"_s,
                                  u"the payment was declined yesterday"_s,
                                  u"please put the customer on hold"_s,
                                  u"what are your opening hours"_s,
                                  u"i need to reset my password"_s,
                                  u"the invoice amount is wrong"_s,
                                  u"thank you for calling customer service"_s,
                                  u"how may i help you today"_s,
                                  u"your appointment is on tuesday at nine"_s,
                                  u"please stay on the line"_s,
                                  u"the delivery will arrive on friday morning"_s,
                                  u"i lost my credit card last week"_s,
                                  u"may i have your phone number please"_s,
                                  u"your call may be recorded"_s,
                                  u"the technician will visit you tomorrow"_s,
                                  u"is there anything else i can do for you"_s};
    return list;
}

Speech spoken(const QString &text, const QString &voice)
{
    std::srand(1); // flite's breath comes from rand(), and a test should hear the same speech every time
    const auto speech = makeSpeaker()->text({text, voice, {}, {}});
    if (!speech)
        qFatal("%s", qPrintable(speech.error().detail));
    return *speech;
}

Speech fileSpeech(const QString &file)
{
    SF_INFO info{};
    SNDFILE *sound = sf_open(file.toLocal8Bit().constData(), SFM_READ, &info);
    if (!sound)
        return {};
    Speech all(size_t(info.frames * info.channels));
    all.resize(size_t(sf_readf_short(sound, all.data(), info.frames) * info.channels));
    sf_close(sound);
    Speech first;
    for (size_t i = 0; i < all.size(); i += size_t(info.channels))
        first.push_back(all[i]);
    return resampled(first, info.samplerate).valueOr({});
}

Speech overTelephone(const Speech &speech)
{
    Speech narrow = toTelephoneRate(speech);
    std::transform(narrow.begin(), narrow.end(), narrow.begin(), muLaw);
    return resampled(narrow, TelephoneRate).valueOr({});
}

Speech noise(double seconds, int amplitude)
{
    Speech samples = silence(seconds);
    quint32 random = 7;
    for (media::Sample &s : samples) {
        random = random * 1'664'525 + 1'013'904'223;
        s = media::Sample(int(random >> 8) % (2 * amplitude + 1) - amplitude);
    }
    return samples;
}

Speech silence(double seconds)
{
    return Speech(size_t(seconds * media::SampleRate), 0);
}

Speech operator+(Speech a, const Speech &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

QString Notes::text() const
{
    QStringList texts;
    for (const Heard &h : all) {
        if (!h.text.isEmpty())
            texts.append(h.text);
    }
    return texts.join(u' ');
}

void hear(Recognizer &recognizer, const Speech &speech)
{
    const Speech all = silence(0.5) + speech + silence(1);
    for (size_t i = 0; i + media::FrameSamples <= all.size(); i += media::FrameSamples) {
        media::Frame frame;
        std::copy_n(all.begin() + std::ptrdiff_t(i), media::FrameSamples, frame.begin());
        recognizer.feed(frame);
    }
    recognizer.finish();
}

int wordErrors(const QString &said, const QString &heard)
{
    const QStringList a = spokenWords(said);
    const QStringList b = spokenWords(heard);
    std::vector<int> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int before = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = size_t(j) + 1;
            const int changed = before + (a[i] == b[j] ? 0 : 1);
            before = row[at];
            row[at] = std::min({changed, row[at] + 1, row[at - 1] + 1});
        }
    }
    return row.back();
}

} // namespace callboard::exchange
