// Which device is open when, and that sound goes on when one goes.
#include "audio/engine/headset.h"
#include "audio/engine/rolechoice.h"
#include "audio/fakesound.h"
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::audio;
using namespace std::chrono_literals;

class TstHeadset : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void nothingIsOpenUntilSomebodyWantsSound();
    void whatIsHeardAndPlayedGoesThrough();
    void theChosenDeviceIsUsed();
    void anUnpluggedDeviceIsStoodInForAndComesBack();
    void theRoleMovesWithTheSystemsDefault();
    void aChosenDeviceStaysWhenTheDefaultMoves();
    void withoutAnyDeviceTheRoleIsMissing();
    void aBrokenDeviceIsStoodInForAndNotTriedAgain();
    void theOnlyDeviceIsTriedUntilItOpens();
    void aLineThatEndsAtOnceIsNotReopenedInALoop();
    void speakerAndRingerMayBeOneDevice();
    void theChoiceIsTheDefaultThenTheFirst();

private:
    FakeSound *m_sound = nullptr;
    std::unique_ptr<Headset> m_headset;
    QList<media::Sample> m_heard;
    media::Frame m_said = steady(77);

    void listen();
    const RoleStatus &microphone() const { return m_headset->status(Role::Microphone); }
};

void TstHeadset::init()
{
    auto sound = std::make_unique<FakeSound>();
    m_sound = sound.get();
    m_sound->plug(Direction::In, "builtin", true);
    m_sound->plug(Direction::In, "usb");
    m_sound->plug(Direction::Out, "builtin", true);
    m_sound->plug(Direction::Out, "usb");
    m_headset = std::make_unique<Headset>(std::move(sound), 20ms);
    m_heard.clear();
}

void TstHeadset::listen()
{
    m_headset->listen([this](const media::Frame &frame) { m_heard += frame[0]; });
}

void TstHeadset::nothingIsOpenUntilSomebodyWantsSound()
{
    QVERIFY(!m_sound->isOpen("in.builtin"));
    QCOMPARE(microphone().device.id, QByteArray("in.builtin"));
    QVERIFY(!microphone().open);
    listen();
    QVERIFY(m_sound->isOpen("in.builtin"));
    QVERIFY(microphone().open);
    m_headset->listen({});
    QVERIFY(!m_sound->isOpen("in.builtin"));
    QVERIFY(!microphone().open);
}

void TstHeadset::whatIsHeardAndPlayedGoesThrough()
{
    listen();
    m_sound->say("in.builtin", steady(5));
    QCOMPARE(m_heard, QList<media::Sample>{5});
    m_headset->play(Role::Speaker, [this] { return &m_said; });
    QCOMPARE(m_sound->hear("out.builtin"), m_said);
}

void TstHeadset::theChosenDeviceIsUsed()
{
    listen();
    QSignalSpy told(m_headset.get(), &Headset::statusChanged);
    m_headset->choose(Role::Microphone, "in.usb");
    QVERIFY(m_sound->isOpen("in.usb"));
    QVERIFY(!m_sound->isOpen("in.builtin"));
    QVERIFY(!microphone().standsIn());
    QVERIFY(!told.isEmpty());
    m_headset->choose(Role::Microphone, {});
    QVERIFY(m_sound->isOpen("in.builtin"));
}

void TstHeadset::anUnpluggedDeviceIsStoodInForAndComesBack()
{
    m_headset->choose(Role::Microphone, "in.usb");
    listen();
    m_sound->unplug(Direction::In, "usb");
    QTRY_VERIFY(m_sound->isOpen("in.builtin"));
    QVERIFY(microphone().standsIn());
    QCOMPARE(microphone().chosen, QByteArray("in.usb"));
    m_sound->say("in.builtin", steady(9));
    QCOMPARE(m_heard, QList<media::Sample>{9});
    m_sound->plug(Direction::In, "usb");
    QTRY_VERIFY(m_sound->isOpen("in.usb"));
    QVERIFY(!m_sound->isOpen("in.builtin"));
    QVERIFY(!microphone().standsIn());
}

void TstHeadset::theRoleMovesWithTheSystemsDefault()
{
    listen();
    m_sound->makeDefault(Direction::In, "usb");
    QVERIFY(m_sound->isOpen("in.usb"));
    QVERIFY(!m_sound->isOpen("in.builtin"));
}

void TstHeadset::aChosenDeviceStaysWhenTheDefaultMoves()
{
    m_headset->choose(Role::Microphone, "in.builtin");
    listen();
    m_sound->makeDefault(Direction::In, "usb");
    QVERIFY(m_sound->isOpen("in.builtin"));
    QCOMPARE(m_sound->opened(), 1);
}

void TstHeadset::withoutAnyDeviceTheRoleIsMissing()
{
    listen();
    m_sound->unplug(Direction::In, "usb");
    m_sound->unplug(Direction::In, "builtin");
    QTRY_VERIFY(microphone().isMissing());
    QVERIFY(!microphone().open);
    m_sound->plug(Direction::In, "usb");
    QTRY_VERIFY(microphone().open);
}

void TstHeadset::aBrokenDeviceIsStoodInForAndNotTriedAgain()
{
    m_sound->breakDevice("in.usb");
    m_headset->choose(Role::Microphone, "in.usb");
    listen();
    QVERIFY(m_sound->isOpen("in.builtin"));
    QVERIFY(microphone().standsIn());
    const int opened = m_sound->opened();
    QTest::qWait(100);
    QCOMPARE(m_sound->opened(), opened);
    QVERIFY(m_sound->isOpen("in.builtin"));
}

void TstHeadset::theOnlyDeviceIsTriedUntilItOpens()
{
    m_sound->unplug(Direction::In, "usb");
    m_sound->breakDevice("in.builtin");
    listen();
    QVERIFY(microphone().failed);
    QVERIFY(!microphone().open);
    m_sound->breakDevice("in.builtin", false);
    QTRY_VERIFY(microphone().open);
    QVERIFY(!microphone().failed);
}

void TstHeadset::aLineThatEndsAtOnceIsNotReopenedInALoop()
{
    m_sound->unplug(Direction::In, "usb");
    listen();
    for (int i = 0; i < 3; ++i) {
        m_sound->end("in.builtin");
        QCoreApplication::processEvents();
    }
    QVERIFY(m_sound->opened() <= 2);
    QTRY_VERIFY(microphone().open);
}

void TstHeadset::speakerAndRingerMayBeOneDevice()
{
    const media::Frame ring = steady(1000);
    m_headset->play(Role::Speaker, [this] { return &m_said; });
    m_headset->play(Role::Ringer, [&ring] { return &ring; });
    QCOMPARE(m_sound->hear("out.builtin")[0], media::Sample(1077));
    m_headset->play(Role::Ringer, {});
    QCOMPARE(m_sound->hear("out.builtin")[0], media::Sample(77));
}

void TstHeadset::theChoiceIsTheDefaultThenTheFirst()
{
    const Device a{"a", QStringLiteral("A"), false};
    const Device b{"b", QStringLiteral("B"), true};
    QCOMPARE(deviceFor("a", {a, b}), a);
    QCOMPARE(deviceFor("", {a, b}), b);
    QCOMPARE(deviceFor("gone", {a, b}), b);
    QCOMPARE(deviceFor("b", {a, b}, {"b"}), a);
    QCOMPARE(deviceFor("b", {b}, {"b"}), b);
    QCOMPARE(deviceFor("x", {a}), a);
    QVERIFY(deviceFor("x", {}).id.isEmpty());
}

QTEST_GUILESS_MAIN(TstHeadset)
#include "tst_headset.moc"
