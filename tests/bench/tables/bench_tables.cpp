#include "bench/tables/rivals.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QRandomGenerator>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace callboard;
using namespace callboard::bench;

namespace {

constexpr int updates = 1000;
const QSize windowSize(1600, 900);

struct Figures {
    std::vector<double> ms;
    double median() const
    {
        std::vector<double> sorted = ms;
        std::ranges::sort(sorted);
        return sorted[sorted.size() / 2];
    }
    double least() const { return *std::ranges::min_element(ms); }
    double most() const { return *std::ranges::max_element(ms); }
};

/// Paints that the platform still owes either window are not to fall into the next measurement.
void drain()
{
    constexpr int frames = 25;
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < frames)
        QCoreApplication::processEvents(QEventLoop::AllEvents, frames);
}

/// Processor time of all threads: a machine that is shared with other work does not blur it.
template<class Work>
double timed(Work work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    };
    const double start = now();
    work();
    return now() - start;
}

class PaintCounter final : public QObject
{
public:
    int paints = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// Lets what was scheduled happen until the view has been painted once; the platform's next frame may be due or not.
void settle(QWidget &view)
{
    PaintCounter counter;
    view.installEventFilter(&counter);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    if (counter.paints == 0)
        view.repaint();
}

class Bench
{
public:
    explicit Bench(int rowCount) : m_rows(rowCount), m_model(m_words)
    {
        for (int row = 0; row < rowCount; ++row)
            m_model.upsert(rowOf(row));
        m_model.flush();
        m_ours.setSourceModel(&m_model);
        m_ours.sort(0);
        m_table.textDelegate().setShapes(0, paintShape);
        show(m_table, m_ours);
        m_plain = std::make_unique<PlainModel>(m_model);
        m_stock.setSourceModel(m_plain.get());
        m_stock.setSortRole(SortRole);
        m_stock.setFilterKeyColumn(-1);
        m_stock.setFilterCaseSensitivity(Qt::CaseInsensitive);
        m_stock.sort(0);
        m_stockTable.verticalHeader()->setDefaultSectionSize(m_table.verticalHeader()->defaultSectionSize());
        show(m_stockTable, m_stock);
    }

    double ourUpdates()
    {
        std::vector<CallRow> arriving = nextRows(updates);
        return timed([&] {
            for (CallRow &row : arriving)
                m_model.upsert(std::move(row));
            m_model.flush();
            settle(*m_table.viewport());
        });
    }

    double stockUpdates()
    {
        return timed([this] {
            for (int i = 0; i < updates; ++i) {
                const int row = int(m_random.bounded(m_rows));
                m_plain->set(row, m_plain->rows[size_t(row)].beganMs + m_random.bounded(2'000'000) - 1'000'000);
            }
            settle(*m_stockTable.viewport());
        });
    }

    double ourRepaint()
    {
        return timed([this] { m_table.viewport()->repaint(); });
    }
    double stockRepaint()
    {
        return timed([this] { m_stockTable.viewport()->repaint(); });
    }

    double ourKeystroke(const QString &text)
    {
        return timed([&] {
            m_ours.setFilter(text);
            settle(*m_table.viewport());
        });
    }
    double stockKeystroke(const QString &text)
    {
        return timed([&] {
            m_stock.setFilterFixedString(text);
            settle(*m_stockTable.viewport());
        });
    }

    struct Sustained {
        double p99 = 0;
        double share = 0; ///< of the thread's time
    };
    /// `rate` updates a second for `seconds`, handed in every 16.7 ms frame as they would have come.
    Sustained sustained(int rate, double seconds)
    {
        constexpr double frame = 1000.0 / 60;
        std::vector<double> frames;
        QElapsedTimer wall;
        wall.start();
        double due = 0;
        for (int n = 0; due < seconds * 1000; ++n, due += frame) {
            while (double(wall.nsecsElapsed()) / 1e6 < due)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            std::vector<CallRow> arriving = nextRows(rate / 60);
            frames.push_back(timed([&] {
                for (CallRow &row : arriving)
                    m_model.upsert(std::move(row));
                m_model.flush();
                settle(*m_table.viewport());
            }));
        }
        std::ranges::sort(frames);
        double busy = 0;
        for (const double f : frames)
            busy += f;
        return {frames[frames.size() * 99 / 100], busy / (seconds * 1000)};
    }

private:
    /// Rows as they come from the store: known calls, begun at another time.
    std::vector<CallRow> nextRows(int count)
    {
        std::vector<CallRow> rows;
        for (int i = 0; i < count; ++i) {
            rows.push_back(m_model.at(int(m_random.bounded(m_rows))));
            rows.back().beganMs += m_random.bounded(2'000'000) - 1'000'000;
        }
        return rows;
    }

    static void show(QTableView &table, QAbstractItemModel &model)
    {
        table.setModel(&model);
        table.horizontalHeader()->setDefaultSectionSize(windowSize.width() / CallListModel::columns);
        table.resize(windowSize);
        table.show();
        settle(*table.viewport());
    }

    int m_rows;
    QRandomGenerator m_random{42};
    Words m_words;
    CallListModel m_model;
    OrderedFilterModel m_ours;
    DenseTable m_table;
    std::unique_ptr<PlainModel> m_plain;
    QSortFilterProxyModel m_stock;
    QTableView m_stockTable;
};

void report(const char *number, const QByteArray &name, const Figures &ours, const Figures &stock)
{
    const auto three = [](const Figures &f) {
        return QByteArray("[") + QByteArray::number(f.median()) + ',' + QByteArray::number(f.least()) + ','
            + QByteArray::number(f.most()) + ']';
    };
    const QByteArray shown = QByteArray(name).replace('"', '\'');
    std::printf("{\"number\":\"%s\",\"what\":\"%s\",\"callboard\":%s,\"stock\":%s}\n", number, shown.constData(),
                three(ours).constData(), three(stock).constData());
    std::fflush(stdout);
}

template<class Ours, class Stock>
void compare(const char *number, const QByteArray &name, int repeats, Ours ours, Stock stock)
{
    Figures a;
    Figures b;
    for (int i = 0; i < repeats; ++i) {
        drain();
        a.ms.push_back(ours());
        drain();
        b.ms.push_back(stock());
    }
    report(number, name, a, b);
}

/// One row for each text, in the order of typing and deleting; the whole word is typed again in each repeat.
void compareKeystrokes(Bench &bench, int repeats)
{
    const QStringList typed{u"lee"_s, u"lee 1"_s, u"lee 12"_s, u"lee 1"_s, u"lee"_s, {}};
    std::vector<std::pair<Figures, Figures>> figures(size_t(typed.size()));
    for (int i = 0; i < repeats; ++i) {
        for (qsizetype n = 0; n < typed.size(); ++n) {
            drain();
            figures[size_t(n)].first.ms.push_back(bench.ourKeystroke(typed[n]));
            drain();
            figures[size_t(n)].second.ms.push_back(bench.stockKeystroke(typed[n]));
        }
    }
    for (qsizetype n = 0; n < typed.size(); ++n)
        report("P26", "filter '" + typed[n].toUtf8() + "', ms", figures[size_t(n)].first, figures[size_t(n)].second);
}

void reportSustained(Bench &bench, int rate, int repeats, double seconds)
{
    std::printf("{\"number\":\"P24\",\"rate\":%d,\"runs\":[", rate);
    for (int i = 0; i < repeats; ++i) {
        const auto result = bench.sustained(rate, seconds);
        std::printf("%s{\"p99\":%.3f,\"share\":%.4f}", i == 0 ? "" : ",", result.p99, result.share);
    }
    std::printf("]}\n");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    const bool smoke = app.arguments().contains(u"--smoke"_s);
    const int rowCount = smoke ? 500 : 10'000;
    const int repeats = smoke ? 1 : 9;
    Bench bench(rowCount);
    compare(
        "P23", "1,000 scattered updates of the sort column + paint, ms", repeats, [&] { return bench.ourUpdates(); },
        [&] { return bench.stockUpdates(); });
    compare(
        "P25", "full repaint 1600 × 900, ms", repeats, [&] { return bench.ourRepaint(); },
        [&] { return bench.stockRepaint(); });
    compareKeystrokes(bench, smoke ? 1 : 3);
    for (const int rate : {10'000, 100'000})
        reportSustained(bench, rate, smoke ? 1 : 3, smoke ? 0.2 : 4);
    return 0;
}
