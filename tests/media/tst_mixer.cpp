#include "media/allocations.h"
#include "media/mix/mixer.h"
#include "media/partytone.h"
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

using namespace callboard::media;
using namespace callboard::test;

namespace {
constexpr double Amplitude = 3000;
constexpr double Inaudible = 60; // decibels down
constexpr int Ticks = 10;

double hertzOf(int party)
{
    return 200 + 100 * party; // whole periods in a frame
}

/// A call in which party n says tone n in every tick.
struct Call {
    explicit Call(int parties)
    {
        for (int i = 0; i < parties; ++i)
            legs.push_back(mixer.addLeg());
    }
    /// `prepare` may set prompts; what everybody heard is kept in `heard`.
    template<class Prepare>
    void run(Prepare prepare)
    {
        heard.clear();
        whole.clear();
        for (int tick = 0; tick < Ticks; ++tick) {
            said.clear();
            for (size_t i = 0; i < legs.size(); ++i)
                said.push_back(toneFrame(hertzOf(int(i)), Amplitude, tick));
            for (size_t i = 0; i < legs.size(); ++i)
                mixer.setInput(legs[i], &said[i]);
            prepare(tick);
            mixer.mix();
            for (const LegId leg : legs)
                keep(heard[leg], mixer.heard(leg));
            keep(whole, mixer.whole());
        }
    }
    void run()
    {
        run([](int) {});
    }
    static void keep(std::vector<Sample> &to, const Frame &frame) { to.insert(to.end(), frame.begin(), frame.end()); }

    double dbAt(int listener, double hertz) { return toneDb(heard[legs[size_t(listener)]], hertz); }
    bool hears(int listener, double hertz) { return near(dbAt(listener, hertz), levelOf(Amplitude), 0.1); }
    bool hearsNot(int listener, double hertz) { return dbAt(listener, hertz) < levelOf(Amplitude) - Inaudible; }
    bool silentAt(int listener)
    {
        return std::ranges::all_of(heard[legs[size_t(listener)]], [](Sample s) { return s == 0; });
    }
    /// Exactly those tones, of all parties'.
    bool hearsOnly(int listener, const std::vector<int> &parties)
    {
        for (int i = 0; i < int(legs.size()); ++i) {
            const bool wanted = std::ranges::find(parties, i) != parties.end();
            if (!(wanted ? hears(listener, hertzOf(i)) : hearsNot(listener, hertzOf(i))))
                return false;
        }
        return true;
    }

    Mixer mixer;
    std::vector<LegId> legs;
    std::vector<Frame> said; ///< in the last tick
    std::map<LegId, std::vector<Sample>> heard;
    std::vector<Sample> whole;
};

Frame flat(int value)
{
    Frame frame;
    frame.fill(Sample(value));
    return frame;
}

Frame noise(std::mt19937 &random)
{
    Frame frame;
    std::ranges::generate(frame, [&] { return Sample(random()); });
    return frame;
}
} // namespace

class tst_Mixer : public QObject
{
    Q_OBJECT

private slots:
    void twoHearEachOther()
    {
        Call call(2);
        call.run();
        QVERIFY(call.hearsOnly(0, {1}));
        QVERIFY(call.hearsOnly(1, {0}));
    }
    void everybodyHearsAllOthersAndNeverItself()
    {
        Call call(5);
        call.run();
        for (int i = 0; i < 5; ++i) {
            std::vector<int> others{0, 1, 2, 3, 4};
            std::erase(others, i);
            QVERIFY(call.hearsOnly(i, others));
        }
    }
    void aloneThereIsSilence()
    {
        Call call(1);
        call.run();
        QVERIFY(call.silentAt(0));
    }
    void nobodyHearsTheMutedWhoHearsAll()
    {
        Call call(3);
        call.mixer.setMuted(call.legs[0], true);
        call.run();
        QVERIFY(call.hearsOnly(0, {1, 2}));
        QVERIFY(call.hearsOnly(1, {2}));
        QVERIFY(call.hearsOnly(2, {1}));
        QCOMPARE(call.mixer.said(call.legs[0]), Silence);
        call.mixer.setMuted(call.legs[0], false);
        call.run();
        QVERIFY(call.hearsOnly(1, {0, 2}));
    }
    void aMutedPartnerIsDigitalSilence()
    {
        Call call(2);
        call.mixer.setMuted(call.legs[0], true);
        call.run();
        QVERIFY(call.silentAt(1));
        QVERIFY(call.hearsOnly(0, {1}));
    }
    void aRouteDoesNotBringBackTheMuted()
    {
        Call call(3);
        call.mixer.setMuted(call.legs[0], true);
        call.mixer.setRoute(call.legs[1], call.legs[0], true);
        call.run();
        QVERIFY(call.hearsOnly(1, {2}));
    }
    void theHeldHearOnlyTheirMusic()
    {
        Call call(3);
        call.mixer.setHeld(call.legs[0], true);
        call.run([&](int tick) {
            static Frame music;
            music = toneFrame(2000, Amplitude, tick);
            call.mixer.setPrompt(call.legs[0], &music);
            call.mixer.setPromptToAll(&music);
        });
        QVERIFY(call.hearsOnly(0, {}));
        QVERIFY(call.hears(0, 2000));
        QVERIFY(call.hearsOnly(1, {2}));
        QCOMPARE(call.mixer.said(call.legs[0]), Silence);
    }
    void theHeldWithoutMusicHearNothing()
    {
        Call call(3);
        call.mixer.setHeld(call.legs[0], true);
        call.mixer.setRoute(call.legs[0], call.legs[1], true);
        call.run();
        QVERIFY(call.silentAt(0));
        QVERIFY(call.hearsOnly(1, {2}));
    }
    void thePromptToAllIsHeardByAllAndInTheWhole()
    {
        Call call(3);
        call.run([&](int tick) {
            static Frame prompt;
            prompt = toneFrame(2000, Amplitude, tick);
            call.mixer.setPromptToAll(&prompt);
        });
        for (int i = 0; i < 3; ++i)
            QVERIFY(call.hears(i, 2000));
        QVERIFY(near(toneDb(call.whole, 2000), levelOf(Amplitude), 0.1));
        call.run();
        QVERIFY(call.hearsNot(0, 2000));
    }
    void thePromptToOneIsHeardByThatOneOnly()
    {
        Call call(3);
        call.run([&](int tick) {
            static Frame prompt;
            prompt = toneFrame(2000, Amplitude, tick);
            call.mixer.setPrompt(call.legs[1], &prompt);
        });
        QVERIFY(call.hears(1, 2000));
        QVERIFY(call.hearsOnly(1, {0, 2}));
        QVERIFY(call.hearsNot(0, 2000));
        QVERIFY(call.hearsNot(2, 2000));
        QVERIFY(toneDb(call.whole, 2000) < levelOf(Amplitude) - Inaudible);
        call.run();
        QVERIFY(call.hearsNot(1, 2000));
    }
    void aListenerIsHeardByNobody()
    {
        Call call(3); // agent, customer, supervisor
        call.mixer.setHeardByAll(call.legs[2], false);
        call.run();
        QVERIFY(call.hearsOnly(0, {1}));
        QVERIFY(call.hearsOnly(1, {0}));
        QVERIFY(call.hearsOnly(2, {0, 1}));
        QVERIFY(toneDb(call.whole, hertzOf(2)) < levelOf(Amplitude) - Inaudible);
    }
    void aWhisperIsHeardByTheAgentOnly()
    {
        Call call(3);
        call.mixer.setHeardByAll(call.legs[2], false);
        call.mixer.setRoute(call.legs[0], call.legs[2], true);
        call.run();
        QVERIFY(call.hearsOnly(0, {1, 2}));
        QVERIFY(call.hearsOnly(1, {0}));
        QVERIFY(call.hearsOnly(2, {0, 1}));
        QCOMPARE(call.mixer.said(call.legs[2]), toneFrame(hertzOf(2), Amplitude, Ticks - 1));
    }
    void bargingInEndsTheWhisper()
    {
        Call call(3);
        call.mixer.setHeardByAll(call.legs[2], false);
        call.mixer.setRoute(call.legs[0], call.legs[2], true);
        call.mixer.setHeardByAll(call.legs[2], true);
        call.run();
        for (int i = 0; i < 3; ++i)
            QVERIFY(call.hears((i + 1) % 3, hertzOf(i)) && call.hears((i + 2) % 3, hertzOf(i)));
    }
    void oneCanBeSparedAnother()
    {
        Call call(4);
        call.mixer.setRoute(call.legs[0], call.legs[3], false);
        call.run();
        QVERIFY(call.hearsOnly(0, {1, 2}));
        QVERIFY(call.hearsOnly(1, {0, 2, 3}));
        QVERIFY(call.hearsOnly(3, {0, 1, 2}));
        call.mixer.clearRoute(call.legs[0], call.legs[3]);
        call.run();
        QVERIFY(call.hearsOnly(0, {1, 2, 3}));
    }
    void nobodyHearsItselfByARoute()
    {
        Call call(2);
        call.mixer.setRoute(call.legs[0], call.legs[0], true);
        call.run();
        QVERIFY(call.hearsOnly(0, {1}));
    }
    void theWholeHoldsEverybody()
    {
        Call call(4);
        call.run();
        for (int i = 0; i < 4; ++i)
            QVERIFY(near(toneDb(call.whole, hertzOf(i)), levelOf(Amplitude), 0.1));
    }
    void whatIsTooLoudIsCutOff()
    {
        const Frame high = flat(32767);
        const Frame low = flat(-32768);
        for (const auto &[input, most] : {std::pair(&high, 32767), std::pair(&low, -32768)}) {
            Mixer mixer;
            std::vector<LegId> legs{mixer.addLeg(), mixer.addLeg(), mixer.addLeg()};
            for (const LegId leg : legs)
                mixer.setInput(leg, input);
            mixer.mix();
            QCOMPARE(mixer.heard(legs[0]), flat(most));
            QCOMPARE(mixer.whole(), flat(most));
        }
    }
    void theCutComesAfterTheOwnVoiceIsTakenOut()
    {
        Mixer mixer;
        const Frame loud = flat(30000);
        const Frame quiet = flat(100);
        const LegId a = mixer.addLeg();
        for (const Frame *said : {&quiet, &quiet})
            mixer.setInput(mixer.addLeg(), said);
        mixer.setInput(a, &loud);
        mixer.mix();
        QCOMPARE(mixer.heard(a), flat(200));
    }
    void aLargeConferenceMixesExactly()
    {
        std::mt19937 random(1);
        constexpr int parties = 350;
        std::vector<Frame> said;
        std::generate_n(std::back_inserter(said), parties, [&] { return noise(random); });
        Mixer mixer;
        std::vector<LegId> legs;
        for (const Frame &frame : said) {
            legs.push_back(mixer.addLeg());
            mixer.setInput(legs.back(), &frame);
        }
        mixer.mix();
        for (size_t i = 0; i < FrameSamples; ++i) {
            int sum = 0;
            for (const Frame &frame : said)
                sum += frame[i];
            for (size_t leg = 0; leg < said.size(); ++leg)
                QCOMPARE(int(mixer.heard(legs[leg])[i]), std::clamp(sum - said[leg][i], -32768, 32767));
        }
    }
    void inputIsForOneTick()
    {
        Call call(3);
        call.run();
        call.mixer.mix();
        for (const LegId leg : call.legs) {
            QCOMPARE(call.mixer.heard(leg), Silence);
            QCOMPARE(call.mixer.said(leg), Silence);
        }
        QCOMPARE(call.mixer.whole(), Silence);
    }
    void aRemovedLegIsGoneAndItsIdIsNotGivenAgain()
    {
        Call call(3);
        const LegId gone = call.legs[1];
        call.mixer.setRoute(call.legs[0], gone, false);
        call.mixer.removeLeg(gone);
        call.mixer.removeLeg(gone);
        QCOMPARE(call.mixer.legCount(), 2);
        call.legs[1] = call.mixer.addLeg();
        QVERIFY(call.legs[1] != gone);
        call.mixer.setMuted(gone, true);
        call.run();
        QVERIFY(call.hearsOnly(0, {1, 2}));
        QCOMPARE(call.mixer.heard(gone), Silence);
    }
    void anUnknownLegIsNoError()
    {
        Mixer mixer;
        const LegId known = mixer.addLeg();
        for (const LegId unknown : {LegId(0), LegId(1), LegId(7), LegId(std::uint64_t(2) << 32)}) {
            mixer.setInput(unknown, &Silence);
            mixer.setPrompt(unknown, &Silence);
            mixer.setHeld(unknown, true);
            mixer.setHeardByAll(unknown, false);
            mixer.setRoute(known, unknown, true);
            mixer.setRoute(unknown, known, true);
            mixer.removeLeg(unknown);
            QCOMPARE(mixer.heard(unknown), Silence);
        }
        mixer.mix();
        QCOMPARE(mixer.legCount(), 1);
    }
    void resultsStayWhereTheyAreWhileLegsComeAndGo()
    {
        Call call(3);
        call.run();
        const Frame *heard = &call.mixer.heard(call.legs[0]);
        const Frame before = *heard;
        for (int i = 0; i < 100; ++i)
            call.mixer.addLeg();
        QCOMPARE(&call.mixer.heard(call.legs[0]), heard);
        QCOMPARE(*heard, before);
    }
    void mixingDoesNotAllocate()
    {
        Call call(40);
        call.mixer.setHeardByAll(call.legs[0], false);
        call.mixer.setRoute(call.legs[1], call.legs[0], true);
        call.mixer.setRoute(call.legs[2], call.legs[3], false);
        call.mixer.setHeld(call.legs[4], true);
        const Frame frame = flat(5);
        const long allocations = allocationsIn([&] {
            for (int tick = 0; tick < 100; ++tick) {
                for (const LegId leg : call.legs)
                    call.mixer.setInput(leg, &frame);
                call.mixer.setPrompt(call.legs[5], &frame);
                call.mixer.setPromptToAll(&frame);
                call.mixer.mix();
                call.mixer.whole();
            }
        });
        QCOMPARE(allocations, 0);
    }
    void randomCallsAgreeWithWhatIsMeant();
};

namespace {
/// The rules once more, in the plainest way.
struct NaiveLeg {
    LegId id{};
    bool muted = false;
    bool held = false;
    bool heardByAll = true;
    std::map<LegId, bool> routes;
    const Frame *input = nullptr;
    const Frame *prompt = nullptr;

    bool speaks() const { return input && !muted && !held; }
    bool hears(const NaiveLeg &other) const
    {
        const auto route = routes.find(other.id);
        return other.speaks() && other.id != id && (route == routes.end() ? other.heardByAll : route->second);
    }
};

Frame naiveMix(const NaiveLeg &listener, const std::vector<NaiveLeg> &legs, const Frame *promptToAll)
{
    Frame out;
    for (size_t i = 0; i < out.size(); ++i) {
        int sum = listener.prompt ? (*listener.prompt)[i] : 0;
        if (!listener.held) {
            sum += promptToAll ? (*promptToAll)[i] : 0;
            for (const NaiveLeg &other : legs)
                sum += listener.hears(other) ? (*other.input)[i] : 0;
        }
        out[i] = Sample(std::clamp(sum, -32768, 32767));
    }
    return out;
}
} // namespace

void tst_Mixer::randomCallsAgreeWithWhatIsMeant()
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    std::vector<Frame> frames;
    std::generate_n(std::back_inserter(frames), 16, [&] { return noise(random); });
    const auto someFrame = [&](unsigned percent) { return chance(percent) ? &frames[random() % 16] : nullptr; };
    Mixer mixer;
    std::vector<NaiveLeg> legs;
    for (int tick = 0; tick < 1500; ++tick) {
        if (legs.empty() || (legs.size() < 9 && chance(10)))
            legs.emplace_back().id = mixer.addLeg();
        if (chance(5)) {
            const LegId gone = legs[random() % legs.size()].id;
            mixer.removeLeg(gone);
            std::erase_if(legs, [gone](const NaiveLeg &leg) { return leg.id == gone; });
            for (NaiveLeg &leg : legs)
                leg.routes.erase(gone);
        }
        for (NaiveLeg &leg : legs) {
            if (chance(5))
                mixer.setMuted(leg.id, leg.muted = chance(30));
            if (chance(5))
                mixer.setHeld(leg.id, leg.held = chance(30));
            if (chance(5))
                mixer.setHeardByAll(leg.id, leg.heardByAll = chance(60));
            if (const LegId other = legs[random() % legs.size()].id; chance(10)) {
                mixer.setRoute(leg.id, other, leg.routes[other] = chance(50));
            } else if (chance(10)) {
                mixer.clearRoute(leg.id, other);
                leg.routes.erase(other);
            }
            mixer.setInput(leg.id, leg.input = someFrame(60));
            mixer.setPrompt(leg.id, leg.prompt = someFrame(10));
        }
        const Frame *promptToAll = someFrame(10);
        mixer.setPromptToAll(promptToAll);
        mixer.mix();
        for (const NaiveLeg &leg : legs)
            QCOMPARE(mixer.heard(leg.id), naiveMix(leg, legs, promptToAll));
        QCOMPARE(mixer.whole(), naiveMix(NaiveLeg{}, legs, promptToAll));
    }
}

QTEST_APPLESS_MAIN(tst_Mixer)
#include "tst_mixer.moc"
