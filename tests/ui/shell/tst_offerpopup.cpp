#include "core/literals.h"
#include "support/manualclock.h"
#include "support/windowcheck.h"
#include "ui/look/palettes.h"
#include "ui/shell/offercard.h"
#include "ui/shell/offerpopup.h"
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace std::chrono_literals;

namespace {

Offer offer(const ManualClock &clock, const QString &id, const QString &name = u"Lee Wong"_s)
{
    return {IncomingId(id),        name,        u"+1 425 555 0123"_s,   u"Billing"_s,
            u"VIP · order 4711"_s, clock.now(), clock.now().addSecs(30)};
}

} // namespace

class TestOfferPopup : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setStyle(u"Fusion"_s);
        QApplication::setPalette(lightPalette());
    }
    void itNeverAsksForTheFocus();
    void theFocusStaysWhereItWas();
    void itShowsWhoCallsWhom();
    void aCallerWithoutNumberIsNamedSo();
    void itCountsDown();
    void severalCallsStackOldestFirst();
    void theButtonsTellTheirCall();
    void aClosedCallIsGoneWithin250ms();
    void aClosedCallOffersNothingAtOnce();
    void aCallThatRingsAgainWhileLeavingStaysClosed();
    void arefusedAnswerCanBeTriedAgain();
    void itIsSpoken();
    void clearTakesAllAway();
    void nothingIsClipped();
};

void TestOfferPopup::itNeverAsksForTheFocus()
{
    const ManualClock clock;
    const OfferPopup popup(clock);
    QVERIFY(popup.windowFlags().testFlag(Qt::WindowDoesNotAcceptFocus));
    QVERIFY(popup.windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(popup.testAttribute(Qt::WA_ShowWithoutActivating));
}

void TestOfferPopup::theFocusStaysWhereItWas()
{
    const ManualClock clock;
    QLineEdit field;
    field.show();
    field.activateWindow();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    QTest::qWait(50);
    QCOMPARE(QApplication::activeWindow(), &field);
    QVERIFY(field.hasFocus());
    QTest::mouseClick(popup.findChild<QPushButton *>(u"answer"_s), Qt::LeftButton);
    QVERIFY(field.hasFocus());
}

void TestOfferPopup::itShowsWhoCallsWhom()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    QStringList shown;
    for (const QLabel *label : popup.findChildren<QLabel *>())
        shown << label->text();
    const QString all = shown.join(u'\n');
    for (const QString &part : {u"Lee Wong"_s, u"+1 425 555 0123"_s, u"Billing"_s, u"order 4711"_s, u"0:00"_s})
        QVERIFY2(all.contains(part), qPrintable(part));
}

void TestOfferPopup::aCallerWithoutNumberIsNamedSo()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    Offer anonymous = offer(clock, u"a"_s, {});
    anonymous.number.clear();
    popup.ring(anonymous);
    QVERIFY(popup.findChild<OfferCard *>()->sentence().contains(u"withheld"_s));
}

void TestOfferPopup::itCountsDown()
{
    ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    clock.advance(12s);
    QTRY_VERIFY(!windowcheck::describe(&popup).isEmpty());
    auto *card = popup.findChild<OfferCard *>();
    const auto waited = [card] {
        for (const QLabel *label : card->findChildren<QLabel *>()) {
            if (label->text().endsWith(u"0:12"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(waited());
    clock.advance(60s);
    QTest::qWait(150);
    QCOMPARE(popup.ringing().size(), 1);
}

void TestOfferPopup::severalCallsStackOldestFirst()
{
    ManualClock clock;
    OfferPopup popup(clock);
    QSignalSpy spy(&popup, &OfferPopup::ringingChanged);
    const Offer first = offer(clock, u"first"_s);
    clock.advance(3s);
    popup.ring(offer(clock, u"second"_s, u"Priya Patel"_s));
    popup.ring(first);
    popup.ring(first);
    QCOMPARE(popup.ringing(), (QList{IncomingId(u"first"_s), IncomingId(u"second"_s)}));
    QCOMPARE(spy.size(), 2);
    windowcheck::picture(&popup, u"popup-light"_s);
    QApplication::setPalette(darkPalette());
    QTest::qWait(20);
    windowcheck::picture(&popup, u"popup-dark"_s);
    QApplication::setPalette(lightPalette());
}

void TestOfferPopup::theButtonsTellTheirCall()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    QSignalSpy answered(&popup, &OfferPopup::answerRequested);
    QSignalSpy rejected(&popup, &OfferPopup::rejectRequested);
    QTest::mouseClick(popup.findChild<QPushButton *>(u"answer"_s), Qt::LeftButton);
    QTest::mouseClick(popup.findChild<QPushButton *>(u"reject"_s), Qt::LeftButton);
    QCOMPARE(answered.at(0).at(0).value<IncomingId>(), IncomingId(u"a"_s));
    QCOMPARE(rejected.at(0).at(0).value<IncomingId>(), IncomingId(u"a"_s));
}

void TestOfferPopup::aClosedCallIsGoneWithin250ms()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    QVERIFY(popup.isVisible());
    QElapsedTimer passed;
    passed.start();
    popup.close(IncomingId(u"a"_s), u"The caller left."_s);
    QTRY_VERIFY(!popup.isVisible());
    QVERIFY2(passed.elapsed() <= 250, qPrintable(QString::number(passed.elapsed())));
}

void TestOfferPopup::aClosedCallOffersNothingAtOnce()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    popup.close(IncomingId(u"a"_s), u"The caller left."_s);
    QVERIFY(!popup.findChild<QPushButton *>(u"answer"_s)->isVisible());
    QVERIFY(popup.ringing().isEmpty());
    windowcheck::picture(&popup, u"popup-closed"_s);
}

void TestOfferPopup::aCallThatRingsAgainWhileLeavingStaysClosed()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    popup.close(IncomingId(u"a"_s), u"The caller left."_s);
    popup.ring(offer(clock, u"a"_s));
    popup.close(IncomingId(u"unknown"_s), u"?"_s);
    QVERIFY(popup.ringing().isEmpty());
    QTRY_VERIFY(!popup.isVisible());
}

void TestOfferPopup::arefusedAnswerCanBeTriedAgain()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    popup.setBusy(IncomingId(u"a"_s), u"Answering…"_s);
    auto *answer = popup.findChild<QPushButton *>(u"answer"_s);
    QVERIFY(!answer->isEnabled());
    windowcheck::picture(&popup, u"popup-busy"_s);
    popup.setReady(IncomingId(u"a"_s));
    QVERIFY(answer->isEnabled());
}

void TestOfferPopup::itIsSpoken()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    const QAccessibleInterface *access = QAccessible::queryAccessibleInterface(&popup);
    QCOMPARE(access->role(), QAccessible::AlertMessage);
    QCOMPARE(access->text(QAccessible::Description), u"Incoming call: Lee Wong, +1 425 555 0123, for Billing"_s);
    popup.close(IncomingId(u"a"_s), u"The caller left."_s);
    QCOMPARE(access->text(QAccessible::Description), u"The caller left."_s);
}

void TestOfferPopup::clearTakesAllAway()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.ring(offer(clock, u"a"_s));
    popup.ring(offer(clock, u"b"_s));
    popup.clear();
    QVERIFY(!popup.isVisible());
    QVERIFY(popup.ringing().isEmpty());
}

void TestOfferPopup::nothingIsClipped()
{
    const ManualClock clock;
    OfferPopup popup(clock);
    popup.setKeys(Qt::Key_F2, Qt::CTRL | Qt::Key_R);
    popup.ring(offer(clock, u"a"_s, u"Wolfeschlegelsteinhausenbergerdorff Maximiliana-Theodora the Third"_s));
    QTest::qWait(10);
    QCOMPARE(windowcheck::clippedTexts(&popup), QStringList());
    QCOMPARE(windowcheck::unnamedControls(&popup), QStringList());
    windowcheck::picture(&popup, u"popup-long"_s);
}

QTEST_MAIN(TestOfferPopup)
#include "tst_offerpopup.moc"
