#include "core/literals.h"
#include "models/orderedfiltermodel.h"
#include "models/roles.h"
#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace callboard;

namespace {

/// Two columns: a number and a name; tells of each change at once, as plain models do.
class Numbers final : public QAbstractTableModel
{
public:
    struct Row {
        qint64 number;
        QString name;
    };
    QList<Row> list;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(list.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex &i, int role) const override
    {
        const Row &row = list[i.row()];
        if (role == SortRole)
            return i.column() == 0 ? QVariant(row.number) : QVariant(row.name);
        if (role == Qt::DisplayRole)
            return i.column() == 0 ? QString::number(row.number) : row.name;
        return {};
    }
    void insert(int at, const QList<Row> &rows)
    {
        beginInsertRows({}, at, at + int(rows.size()) - 1);
        for (int i = 0; i < rows.size(); ++i)
            list.insert(at + i, rows[i]);
        endInsertRows();
    }
    void remove(int first, int last)
    {
        beginRemoveRows({}, first, last);
        list.remove(first, last - first + 1);
        endRemoveRows();
    }
    void set(int at, qint64 number)
    {
        list[at].number = number;
        emit dataChanged(index(at, 0), index(at, 0));
    }
};

QStringList shown(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, 0).data().toString();
    return texts;
}

} // namespace

class TestOrderedFilterModel : public QObject
{
    Q_OBJECT

    struct Setup {
        Numbers source;
        OrderedFilterModel model;
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
        Setup()
        {
            model.setSourceModel(&source);
            resets.clear();
        }
    };

private slots:
    void rowsAreSortedByTheirTypedValue()
    {
        Setup s;
        s.source.insert(0, {{10, u"b"_s}, {9, u"c"_s}, {100, u"a"_s}});
        s.model.sort(0);
        QCOMPARE(shown(s.model), QStringList({u"9"_s, u"10"_s, u"100"_s}));
        s.model.sort(0, Qt::DescendingOrder);
        QCOMPARE(shown(s.model), QStringList({u"100"_s, u"10"_s, u"9"_s}));
        s.model.sort(1);
        QCOMPARE(shown(s.model), QStringList({u"100"_s, u"10"_s, u"9"_s}));
        s.model.sort(-1);
        QCOMPARE(shown(s.model), QStringList({u"10"_s, u"9"_s, u"100"_s}));
        QCOMPARE(s.resets.size(), 0);
    }

    void equalKeysKeepTheOrderOfTheSource()
    {
        Setup s;
        s.source.insert(0, {{1, u"x"_s}, {1, u"y"_s}, {0, u"z"_s}});
        s.model.sort(0);
        QCOMPARE(s.model.index(1, 1).data().toString(), u"x"_s);
        QCOMPARE(s.model.index(2, 1).data().toString(), u"y"_s);
    }

    void aChangedRowMovesAndTakesItsIndexAlong()
    {
        Setup s;
        s.source.insert(0, {{1, u"a"_s}, {2, u"b"_s}, {3, u"c"_s}});
        s.model.sort(0);
        const QPersistentModelIndex first = s.model.index(0, 1);
        s.source.set(0, 9);
        QTRY_COMPARE(shown(s.model), QStringList({u"2"_s, u"3"_s, u"9"_s}));
        QCOMPARE(first.row(), 2);
        QCOMPARE(first.data().toString(), u"a"_s);
        QCOMPARE(s.resets.size(), 0);
    }

    void aRowThatStaysInPlaceIsOnlyAnnounced()
    {
        Setup s;
        s.source.insert(0, {{10, u"a"_s}, {20, u"b"_s}, {30, u"c"_s}});
        s.model.sort(0);
        QSignalSpy layouts(&s.model, &QAbstractItemModel::layoutChanged);
        QSignalSpy changes(&s.model, &QAbstractItemModel::dataChanged);
        s.source.set(1, 21);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toModelIndex().row(), 1);
        QCOMPARE(layouts.size(), 0);
    }

    void manyScatteredChangesMakeOneLayoutChange()
    {
        Setup s;
        QList<Numbers::Row> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append({i, u"r%1"_s.arg(i)});
        s.source.insert(0, rows);
        s.model.sort(0);
        QSignalSpy layouts(&s.model, &QAbstractItemModel::layoutChanged);
        for (int i = 0; i < 1000; i += 10)
            s.source.set(i, 5000 - i);
        QTRY_COMPARE(layouts.size(), 1);
        QCOMPARE(s.model.index(999, 1).data().toString(), u"r0"_s);
        QCOMPARE(s.model.index(900, 1).data().toString(), u"r990"_s);
    }

    void theFilterNeedsAllWordsInAnyColumn()
    {
        Setup s;
        s.source.insert(0, {{1, u"Lee Wong"_s}, {2, u"Ana Ruiz"_s}, {12, u"Lee Roy"_s}});
        s.model.setFilter(u"LEE"_s);
        QCOMPARE(shown(s.model), QStringList({u"1"_s, u"12"_s}));
        s.model.setFilter(u"lee 12"_s);
        QCOMPARE(shown(s.model), QStringList({u"12"_s}));
        s.model.setFilter(u"lee x"_s);
        QCOMPARE(s.model.rowCount(), 0);
        s.model.setFilter({});
        QCOMPARE(s.model.rowCount(), 3);
        QCOMPARE(s.resets.size(), 0);
    }

    void aRowThatStopsMatchingGoesAndComesBack()
    {
        Setup s;
        s.source.insert(0, {{11, u"a"_s}, {22, u"b"_s}});
        s.model.setFilter(u"11"_s);
        s.source.set(0, 33);
        QTRY_COMPARE(s.model.rowCount(), 0);
        s.source.set(1, 11);
        QTRY_COMPARE(shown(s.model), QStringList({u"11"_s}));
    }

    void scatteredFilteringKeepsWhatIsSelected()
    {
        Setup s;
        QList<Numbers::Row> rows;
        for (int i = 0; i < 200; ++i)
            rows.append({i, i % 3 == 0 ? u"three"_s : u"other"_s});
        s.source.insert(0, rows);
        s.model.sort(0, Qt::DescendingOrder);
        const QPersistentModelIndex kept = s.model.mapFromSource(s.source.index(99, 0));
        const QPersistentModelIndex hidden = s.model.mapFromSource(s.source.index(100, 0));
        QSignalSpy removals(&s.model, &QAbstractItemModel::rowsRemoved);
        s.model.setFilter(u"three"_s);
        QCOMPARE(s.model.rowCount(), 67);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(kept.data().toString(), u"99"_s);
        QVERIFY(!hidden.isValid());
        s.model.setFilter({});
        QCOMPARE(s.model.rowCount(), 200);
        QCOMPARE(kept.row(), 100);
        QCOMPARE(s.resets.size(), 0);
    }

    void theAcceptTestIsAskedAgainOnRefilter()
    {
        Setup s;
        s.source.insert(0, {{1, u"a"_s}, {2, u"b"_s}, {3, u"c"_s}});
        int least = 2;
        s.model.setAccept([&](int row) { return s.source.list[row].number >= least; });
        QCOMPARE(s.model.rowCount(), 2);
        least = 3;
        s.model.refilter();
        QCOMPARE(shown(s.model), QStringList({u"3"_s}));
    }

    /// The reference is Qt's own proxy, which is slow and right.
    void anyMixOfChangesEqualsTheStockProxy()
    {
        Setup s;
        QSortFilterProxyModel stock;
        stock.setSourceModel(&s.source);
        stock.setSortRole(SortRole);
        stock.sort(0);
        s.model.sort(0);
        QRandomGenerator random(7);
        for (int step = 0; step < 2000; ++step) {
            const int count = int(s.source.list.size());
            const int what = int(random.bounded(10));
            if (what < 3 || count == 0) {
                QList<Numbers::Row> rows;
                for (int i = 0; i <= int(random.bounded(6)); ++i)
                    rows.append({qint64(random.generate()), u"n%1"_s.arg(step)});
                s.source.insert(int(random.bounded(count + 1)), rows);
            } else if (what < 5) {
                const int first = int(random.bounded(count));
                s.source.remove(first, std::min(count - 1, first + int(random.bounded(5))));
            } else if (what < 9) {
                for (int i = 0; i < 4; ++i)
                    s.source.set(int(random.bounded(count)), qint64(random.generate()));
            } else {
                s.model.setFilter(random.bounded(2) ? u"7"_s : QString());
                s.model.setFilter({});
            }
            if (random.bounded(3) == 0)
                s.model.flush();
        }
        s.model.flush();
        QCOMPARE(shown(s.model), shown(stock));
        QCOMPARE(s.resets.size(), 0);
    }

    void searchTextRejectsWithoutLooking()
    {
        const SearchText row = SearchText::of(u"lee wong +442079460000"_s);
        QVERIFY(row.contains(SearchText::of(u"wong"_s)));
        QVERIFY(row.contains(SearchText::of(u"7946"_s)));
        QVERIFY(row.contains(SearchText::of(u"w"_s)));
        QVERIFY(!row.contains(SearchText::of(u"gnow"_s)));
    }
};

QTEST_GUILESS_MAIN(TestOrderedFilterModel)
#include "tst_orderedfiltermodel.moc"
