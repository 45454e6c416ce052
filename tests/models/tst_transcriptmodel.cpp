#include "models/playdesk.h"
#include "models/transcriptmodel.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TestTranscriptModel : public QObject
{
    Q_OBJECT

    static StoreEvent said(int ms, qint64 offset, const QString &text)
    {
        wire::TranscriptSegment e;
        e.callConnectionId = CallId(u"call-1"_s);
        e.participantRawId = RawId(customer);
        e.text = text;
        e.offset = QString::number(offset);
        e.duration = u"1"_s;
        e.locale = u"en-US"_s;
        return relay(ms, e);
    }
    static TranscriptLine partial(const QString &text)
    {
        TranscriptLine line;
        line.speaker = RawId(customer);
        line.text = text;
        line.at = at(9000);
        return line;
    }
    struct Setup {
        PlayDesk desk;
        PlainPhrases phrases;
        TranscriptModel model{desk, phrases};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        Setup()
        {
            desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
            desk.apply(cloud(6000, u"call-1"_s, wire::TranscriptionStarted()));
            model.setCall(CallId(u"call-1"_s));
        }
        void happen(const StoreEvent &event)
        {
            desk.apply(event);
            model.flush();
        }
        void hear(const QString &text)
        {
            emit desk.partialHeard(CallId(u"call-1"_s), partial(text));
            model.flush();
        }
        QStringList words() const
        {
            QStringList all;
            for (int row = 0; row < model.rowCount(); ++row)
                all += model.index(row, TranscriptModel::Text).data().toString();
            return all;
        }
    };

private slots:
    void linesComeInOrderOfWhatWasSaid()
    {
        Setup s;
        s.happen(said(8000, 100, u"one"_s));
        s.happen(said(8500, 300, u"three"_s));
        const QPersistentModelIndex three = s.model.index(1, 0);
        s.happen(said(9000, 200, u"two"_s));
        QCOMPARE(s.words(), QStringList({u"one"_s, u"two"_s, u"three"_s}));
        QCOMPARE(three.row(), 2);
        QCOMPARE(s.resets.size(), 0);
    }
    void whatIsBeingSaidStandsLastAndGivesWay()
    {
        Setup s;
        s.happen(said(8000, 100, u"one"_s));
        s.hear(u"tw"_s);
        QCOMPARE(s.words(), QStringList({u"one"_s, u"tw…"_s}));
        QVERIFY(s.model.index(1, TranscriptModel::Text).data(DimRole).toBool());
        const QPersistentModelIndex speaking = s.model.index(1, 0);
        s.hear(u"two w"_s);
        QVERIFY(speaking.isValid());
        QCOMPARE(s.words().last(), u"two w…"_s);
        s.happen(said(9500, 200, u"two words"_s));
        QCOMPARE(s.words(), QStringList({u"one"_s, u"two words"_s}));
    }
    void anotherCallsWordsAreNotShown()
    {
        Setup s;
        emit s.desk.partialHeard(CallId(u"call-2"_s), partial(u"x"_s));
        s.model.flush();
        QCOMPARE(s.model.rowCount(), 0);
    }
    void withTheTranscriptWhatIsBeingSaidEnds()
    {
        Setup s;
        s.hear(u"tw"_s);
        s.happen(cloud(9900, u"call-1"_s, wire::TranscriptionStopped()));
        QCOMPARE(s.model.rowCount(), 0);
    }
    void anotherCallReplacesTheLines()
    {
        Setup s;
        s.happen(said(8000, 100, u"one"_s));
        s.model.setCall({});
        QCOMPARE(s.model.rowCount(), 0);
        s.model.setCall(CallId(u"call-1"_s));
        QCOMPARE(s.words(), QStringList{u"one"_s});
        QCOMPARE(s.resets.size(), 0);
    }
    void aLineSaysWhenWhoAndWhat()
    {
        Setup s;
        s.happen(said(8000, 100, u"one"_s));
        const QString line = s.model.index(0, 0).data(TranscriptModel::LineRole).toString();
        QVERIFY2(line.endsWith(u"+14255550123: one"_s), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(TestTranscriptModel)
#include "tst_transcriptmodel.moc"
