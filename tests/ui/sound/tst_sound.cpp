// Sound in windows: what is shown, said and asked for.
#include "support/windowcheck.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/settings/page/settingspage.h"
#include "ui/sound/devicebar.h"
#include "ui/sound/devicepicker.h"
#include "ui/sound/playaudio.h"
#include "ui/sound/soundactions.h"
#include "ui/sound/soundgroup.h"
#include "ui/sound/soundindicator.h"
#include "ui/sound/soundsettings.h"
#include "ui/sound/voicerow.h"
#include "ui/widgets/levelmeter.h"
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace callboard;
using audio::Role;
using State = CallSound::State;

class TestSound : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }

    void aChosenDeviceIsKeptAndApplied();
    void aDeviceThatIsGoneStaysInTheList();
    void theMeterOpensTheMicrophoneOnlyWhileItIsSeen();
    void theEchoTestTellsWhereItIs();
    void ringVolumeAndPlaceAreSettings();
    void theRowTellsTheMicrophonesState();
    void talkingWhileMutedIsTold();
    void aCallThatIsElsewhereIsBroughtHere();
    void theRowHidesWithoutSound();
    void theBarOffersDevicesDuringACallOnly();
    void theIndicatorNamesDevicesAndMute();
    void theKeySwitchesTheMicrophone();
    void theMeterTellsByNumberToo();
    void everythingIsNamedAndFitsInBothLanguages();
    void aListThatIsOpenStaysWhileNothingCameOrWent();
    void pictures();

private:
    template<class T>
    T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QString text(const QString &name) const { return find<QLabel>(name)->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<PlayAudio> m_audio;
    std::unique_ptr<QWidget> m_window;
    VoiceRow *m_row = nullptr;
    DeviceBar *m_bar = nullptr;
    const CallId m_call{u"a"_s};
};

void TestSound::init()
{
    m_window.reset();
    QFile::remove(m_folder.filePath(u"s.ini"_s));
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"s.ini"_s));
    m_settings->set(setting::language, u"en"_s);
    m_language = std::make_unique<Language>(*m_settings);
    m_appearance = std::make_unique<Appearance>(*m_settings);
    m_audio = std::make_unique<PlayAudio>();
    m_window = std::make_unique<QWidget>();
    auto *sound = new SoundSettings(*m_settings, *m_audio, m_window.get());
    sound->setObjectName("settings");
    auto *page = new SettingsPage(*m_settings, m_window.get());
    page->addSection(new SoundGroup(*m_settings, *m_audio, page));
    m_row = new VoiceRow(*m_audio, m_window.get());
    m_bar = new DeviceBar(*m_audio, *m_settings, m_window.get());
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_bar);
    column->addWidget(m_row);
    column->addWidget(page, 1);
    column->addWidget(new SoundIndicator(*m_audio, m_window.get()));
    m_window->resize(1000, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestSound::aChosenDeviceIsKeptAndApplied()
{
    auto *picker = find<DevicePicker>(u"microphone"_s);
    QCOMPARE(picker->itemText(0), u"As the system: Built-in microphone"_s);
    const int usb = picker->findText(u"USB headset"_s);
    picker->setCurrentIndex(usb);
    emit picker->activated(usb);
    QCOMPARE(m_settings->value(setting::microphone), QByteArray("in.usb"));
    QCOMPARE(m_audio->role(Role::Microphone).chosen, QByteArray("in.usb"));
    QVERIFY(m_audio->role(Role::Speaker).chosen.isEmpty());
}

void TestSound::aDeviceThatIsGoneStaysInTheList()
{
    m_audio->roles[0].chosen = "in.usb";
    m_audio->inputs.removeLast();
    emit m_audio->devicesChanged();
    auto *picker = find<DevicePicker>(u"microphone"_s);
    QCOMPARE(picker->currentText(), u"The chosen device (not connected)"_s);
    QCOMPARE(picker->currentData().toByteArray(), QByteArray("in.usb"));
    QVERIFY(text(u"soundTrouble"_s).contains(u"stands in"_s));
    m_audio->inputs.clear();
    emit m_audio->devicesChanged();
    QVERIFY(text(u"soundTrouble"_s).contains(u"another device"_s));
    QVERIFY(!find<QPushButton>(u"echoTest"_s)->isEnabled());
}

void TestSound::theMeterOpensTheMicrophoneOnlyWhileItIsSeen()
{
    QCOMPARE(m_audio->watchers.size(), 1);
    emit m_audio->microphoneLevel(-12);
    QCOMPARE(find<LevelMeter>(u"microphoneLevel"_s)->reading(), u"-12 dB"_s);
    m_window->hide();
    QVERIFY(m_audio->watchers.isEmpty());
}

void TestSound::theEchoTestTellsWhereItIs()
{
    auto *button = find<QPushButton>(u"echoTest"_s);
    QVERIFY(text(u"echoWords"_s).isEmpty());
    button->click();
    QCOMPARE(m_audio->step, audio::EchoStep::Recording);
    QVERIFY(text(u"echoWords"_s).startsWith(u"Speak now"_s));
    m_audio->setStep(audio::EchoStep::Playing);
    QVERIFY(text(u"echoWords"_s).contains(u"your microphone heard"_s));
    m_audio->setStep(audio::EchoStep::Idle);
    QVERIFY(text(u"echoWords"_s).startsWith(u"Nothing was heard"_s));
    m_audio->echoLoudest = -14;
    m_audio->setStep(audio::EchoStep::Idle);
    QCOMPARE(text(u"echoWords"_s), u"Loudest moment: -14 dB."_s);
    button->click();
    button->click();
    QCOMPARE(m_audio->step, audio::EchoStep::Idle);
}

void TestSound::ringVolumeAndPlaceAreSettings()
{
    QCOMPARE(m_audio->volume, 70);
    QVERIFY(m_audio->here);
    find<QSlider>(u"ringVolume"_s)->setValue(35);
    QCOMPARE(m_audio->volume, 35);
    find<QCheckBox>(u"callsHere"_s)->click();
    QVERIFY(!m_audio->here);
    find<QPushButton>(u"tryRinger"_s)->click();
    QCOMPARE(m_audio->tried, 1);
}

void TestSound::theRowTellsTheMicrophonesState()
{
    m_audio->setSound(m_call, {State::On, false, {1.25, 64, 12}, {}});
    m_row->setCall(m_call, false);
    QVERIFY(m_row->isVisible());
    QCOMPARE(text(u"myMicrophone"_s), u"My microphone is on"_s);
    QCOMPARE(text(u"callSound"_s), u"Sound good (5 of 5), delay 64 ms, loss 1.3 %"_s);
    find<QPushButton>(u"myMicrophoneSwitch"_s)->click();
    QVERIFY(m_audio->muted);
    QCOMPARE(text(u"myMicrophone"_s), u"My microphone is off"_s);
    m_row->setCall(m_call, true);
    QCOMPARE(text(u"myMicrophone"_s), u"Muted by supervisor"_s);
    m_audio->setMuted(false);
    m_row->setCall(m_call, false);
    m_audio->setSound(m_call, {State::Lost, true, {}, {}});
    QCOMPARE(text(u"myMicrophone"_s), u"My microphone is off while everybody is on hold"_s);
    QVERIFY(text(u"callSound"_s).contains(u"cut"_s));
}

void TestSound::talkingWhileMutedIsTold()
{
    m_audio->setSound(m_call, {State::On, false, {}, {}});
    m_row->setCall(m_call, false);
    QVERIFY(!find<QLabel>(u"youAreMuted"_s)->isVisible());
    m_audio->talks = true;
    m_audio->setMuted(true);
    QVERIFY(find<QLabel>(u"youAreMuted"_s)->isVisible());
    QVERIFY(text(u"youAreMuted"_s).startsWith(u"You are muted"_s));
    m_audio->talks = false;
    m_audio->setMuted(false);
    QVERIFY(!find<QLabel>(u"youAreMuted"_s)->isVisible());
}

void TestSound::aCallThatIsElsewhereIsBroughtHere()
{
    SoundActions actions(*m_audio);
    QSignalSpy noticed(&actions, &SoundActions::noticed);
    actions.bringHere->trigger();
    QCOMPARE(noticed.size(), 1);
    m_audio->setSound(m_call, {State::Elsewhere, false, {}, {}});
    m_row->setCall(m_call, false);
    QVERIFY(!find<QLabel>(u"myMicrophone"_s)->isVisible());
    find<QPushButton>(u"bringSoundHere"_s)->click();
    actions.bringHere->trigger();
    QCOMPARE(m_audio->brought, (QList<CallId>{m_call, m_call}));
}

void TestSound::theRowHidesWithoutSound()
{
    m_row->setCall(m_call, false);
    QVERIFY(!m_row->isVisible());
    m_audio->setSound(m_call, {State::Joining, false, {}, {}});
    QVERIFY(m_row->isVisible());
}

void TestSound::theBarOffersDevicesDuringACallOnly()
{
    m_audio->roles[0] = {"in.usb", {"in.builtin", u"Built-in microphone"_s, true}, true, false};
    emit m_audio->devicesChanged();
    QVERIFY(!m_bar->isVisible());
    m_audio->setSound(m_call, {State::On, false, {}, {}});
    QVERIFY(m_bar->isVisible());
    QVERIFY(text(u"deviceBarWords"_s).contains(u"Built-in microphone stands in"_s));
    auto *picker = m_bar->findChild<DevicePicker *>();
    emit picker->picked("in.builtin");
    QCOMPARE(m_settings->value(setting::microphone), QByteArray("in.builtin"));
    emit m_audio->devicesChanged();
    QVERIFY(!m_bar->isVisible());
    m_audio->roles[0].device = {};
    emit m_audio->devicesChanged();
    QVERIFY(text(u"deviceBarWords"_s).contains(u"no device"_s));
}

void TestSound::theIndicatorNamesDevicesAndMute()
{
    QVERIFY(text(u"soundWords"_s).startsWith(u"Mic Built-in mic"_s));
    m_audio->setMuted(true);
    QVERIFY(text(u"soundWords"_s).startsWith(u"My microphone is off"_s));
}

void TestSound::theKeySwitchesTheMicrophone()
{
    SoundActions actions(*m_audio);
    QCOMPARE(actions.switchMicrophone->shortcut(), QKeySequence(u"Ctrl+M"_s));
    m_window->addActions(actions.forCallMenu());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(m_audio->muted);
    QVERIFY(actions.switchMicrophone->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!m_audio->muted);
    m_audio->setMuted(true);
    QVERIFY(actions.switchMicrophone->isChecked());
}

void TestSound::theMeterTellsByNumberToo()
{
    LevelMeter meter;
    QCOMPARE(meter.reading(), u"silent"_s);
    const QImage quiet = meter.grab().toImage();
    meter.setDecibels(-7.6);
    QCOMPARE(meter.reading(), u"-8 dB"_s);
    QCOMPARE(meter.accessibleDescription(), u"-8 dB"_s);
    QVERIFY(meter.grab().toImage() != quiet);
    meter.setDecibels(-60);
    QCOMPARE(meter.reading(), u"silent"_s);
}

void TestSound::everythingIsNamedAndFitsInBothLanguages()
{
    m_audio->roles[0] = {"in.usb", {"in.builtin", u"Built-in microphone"_s, true}, true, false};
    m_audio->roles[1].device = {};
    m_audio->talks = true;
    m_audio->muted = true;
    m_audio->setSound(m_call, {State::On, false, {2.0, 80, 12}, {}});
    m_row->setCall(m_call, false);
    for (const int scale : {100, 200}) {
        m_settings->set(setting::fontScale, scale);
        for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
            m_settings->set(setting::language, language);
            QTRY_COMPARE(windowcheck::clippedTexts(m_window.get()), QStringList());
            QCOMPARE(windowcheck::unnamedControls(m_window.get()), QStringList());
            QCOMPARE(windowcheck::sharedMnemonics(m_window.get()), QStringList());
        }
    }
}

void TestSound::aListThatIsOpenStaysWhileNothingCameOrWent()
{
    auto *picker = find<DevicePicker>(u"microphone"_s);
    QSignalSpy taken(picker->model(), &QAbstractItemModel::rowsRemoved);
    m_audio->roles[1].failed = true;
    emit m_audio->devicesChanged();
    QCOMPARE(taken.size(), 0);
    m_audio->inputs.removeLast();
    emit m_audio->devicesChanged();
    QVERIFY(!taken.isEmpty());
    QCOMPARE(picker->count(), 1 + m_audio->inputs.size());
}

void TestSound::pictures()
{
    m_audio->roles[0] = {"in.usb", {"in.builtin", u"Built-in microphone"_s, true}, true, false};
    m_audio->roles[1].device = {};
    m_audio->talks = true;
    m_audio->muted = true;
    m_audio->setSound(m_call, {State::On, false, {0.4, 64, 12}, {}});
    m_row->setCall(m_call, false);
    emit m_audio->microphoneLevel(-9);
    windowcheck::picture(m_window.get(), u"sound-light"_s);
    m_settings->set(setting::theme, Theme::Dark);
    windowcheck::picture(m_window.get(), u"sound-dark"_s);
    m_settings->set(setting::language, u"zh_CN"_s);
    windowcheck::picture(m_window.get(), u"sound-chinese"_s);
    m_settings->set(setting::theme, Theme::Light);
    m_settings->set(setting::language, u"en"_s);
    m_settings->set(setting::fontScale, 200);
    windowcheck::picture(m_window.get(), u"sound-200"_s);
}

QTEST_MAIN(TestSound)
#include "tst_sound.moc"
