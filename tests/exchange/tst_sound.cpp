// What the mixer is told while calls come and go.
#include "core/literals.h"
#include "exchange/switchboard.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;

namespace {
/// "+leg" joined, "-leg" left, "m1" muted, "m0", "h1", "h0".
QStringList soundsOf(const QList<SoundSignal> &sounds)
{
    QStringList lines;
    for (const SoundSignal &s : sounds) {
        switch (s.kind) {
        case SoundSignal::Kind::Joined: lines.append(s.application ? u"+app"_s : u"+party"_s); break;
        case SoundSignal::Kind::Left: lines.append(u"-"_s); break;
        case SoundSignal::Kind::Muted: lines.append(s.on ? u"m1"_s : u"m0"_s); break;
        case SoundSignal::Kind::Held: lines.append(s.on ? u"h1"_s : u"h0"_s); break;
        }
    }
    return lines;
}
} // namespace

class TestSound : public QObject
{
    Q_OBJECT

private slots:
    void everyMemberJoinsAndLeaves()
    {
        Switchboard b;
        const CallId call = b.create({Sam});
        b.run(PartyAnswers{b.legOf(Sam)});
        b.settle();
        QCOMPARE(soundsOf(b.takeSounds()), (QStringList{u"+app"_s, u"+party"_s}));
        b.run(HangUp{call});
        QCOMPARE(soundsOf(b.takeSounds()), (QStringList{u"-"_s, u"-"_s}));
    }
    void muteAndHoldAreToldOnce()
    {
        Switchboard b;
        const CallId call = b.create({Sam});
        b.run(PartyAnswers{b.legOf(Sam)});
        b.settle();
        b.takeSounds();
        b.run(MuteParticipant{call, Sam});
        b.run(MuteParticipant{call, Sam});
        b.run(SetHold{call, Sam, true});
        b.run(SetHold{call, Sam, false});
        b.run(PartyMutes{b.legOf(Sam), false});
        QCOMPARE(soundsOf(b.takeSounds()), (QStringList{u"m1"_s, u"h1"_s, u"h0"_s, u"m0"_s}));
    }
    void aTelephoneThatComesBackKnowsItsOtherEnd()
    {
        Switchboard b;
        b.create({Hotline});
        b.settle();
        b.answer();
        b.settle();
        QList<std::pair<LegId, LegId>> bridged;
        for (const SoundSignal &s : b.takeSounds()) {
            if (s.kind == SoundSignal::Kind::Joined && s.peer)
                bridged.append({s.leg, s.peer});
        }
        QCOMPARE(bridged.size(), 2);
        QCOMPARE(bridged[0].first, bridged[1].second);
        QCOMPARE(bridged[0].second, bridged[1].first);
    }
};

QTEST_APPLESS_MAIN(TestSound)
#include "tst_sound.moc"
