// bench_pixel RELAY USER PASSWORD INTAKE RATE SECONDS: a console signed in to a running relay; calls are announced at
// even intervals, and each is timed from the moment it was due to the end of the paint that shows it. Prints JSON.
#include "bench/console/benchwindow.h"
#include "session/net/feedstream.h"
#include "session/net/httprelayapi.h"
#include "session/net/servicecommands.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTableView>
#include <QTcpSocket>
#include <algorithm>
#include <cstdio>
#include <thread>

using namespace callboard;

namespace {

QByteArray announcement(int number)
{
    const QByteArray n = QByteArray::number(number);
    return "[{\"id\":\"pixel-" + n
        + "\",\"topic\":\"/bench\",\"subject\":\"call\",\"data\":{\"to\":{\"kind\":\"phoneNumber\",\"rawId\":"
          "\"4:+18005550100\",\"phoneNumber\":{\"value\":\"+18005550100\"}},\"from\":{\"kind\":\"phoneNumber\","
          "\"rawId\":"
          "\"4:+14255550123\",\"phoneNumber\":{\"value\":\"+14255550123\"}},\"serverCallId\":\"c-"
        + n + "\",\"callerDisplayName\":\"\",\"incomingCallContext\":\"context-" + n + "\",\"correlationId\":\"k-" + n
        + "\"},\"eventType\":\"Microsoft.Communication.IncomingCall\",\"dataVersion\":\"1.0\",\"metadataVersion\":"
          "\"1\","
          "\"eventTime\":\""
        + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + "\"}]";
}

/// Posts from a thread of its own and never waits for the console.
class Announcer
{
public:
    Announcer(QUrl intake, int rate, int count) : m_intake(std::move(intake)), m_due(size_t(count)), m_rate(rate) { }
    ~Announcer() { m_thread.join(); }

    void start(const QElapsedTimer &clock)
    {
        const qint64 begin = clock.nsecsElapsed() + 500'000'000;
        for (size_t n = 0; n < m_due.size(); ++n)
            m_due[n] = begin + qint64(n) * 1'000'000'000 / m_rate;
        m_thread = std::thread([this, clock] { post(clock); });
    }
    qint64 due(size_t number) const { return m_due[number]; }

private:
    void post(const QElapsedTimer &clock)
    {
        QTcpSocket socket;
        socket.connectToHost(m_intake.host(), quint16(m_intake.port()));
        socket.waitForConnected();
        for (size_t n = 0; n < m_due.size(); ++n) {
            const QByteArray body = announcement(int(n));
            std::this_thread::sleep_for(std::chrono::nanoseconds(m_due[n] - clock.nsecsElapsed()));
            socket.write("POST " + m_intake.path(QUrl::FullyEncoded).toLatin1() + '?' + m_intake.query().toLatin1()
                         + " HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket.flush();
            socket.waitForReadyRead(1000);
            socket.readAll();
        }
    }

    QUrl m_intake;
    std::vector<qint64> m_due;
    int m_rate;
    std::thread m_thread;
};

/// Notes for each row when the paint that first had it was over.
class Watcher final : public QObject
{
public:
    Watcher(QTableView &table, const QElapsedTimer &clock) : m_table(table), m_clock(clock)
    {
        table.viewport()->installEventFilter(this);
    }
    std::vector<qint64> shown;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            const size_t rows = size_t(m_table.model()->rowCount());
            QMetaObject::invokeMethod(
                this,
                [this, rows] {
                    while (shown.size() < rows)
                        shown.push_back(m_clock.nsecsElapsed());
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    QTableView &m_table;
    const QElapsedTimer &m_clock;
};

void waitUntil(const std::function<bool()> &condition, int seconds)
{
    QElapsedTimer patience;
    patience.start();
    while (!condition() && patience.elapsed() < seconds * 1000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList given = QApplication::arguments();
    if (given.size() != 7) {
        std::fprintf(stderr, "usage: bench_pixel RELAY USER PASSWORD INTAKE RATE SECONDS\n");
        return 2;
    }
    const int rate = given.at(5).toInt();
    const int count = int(rate * given.at(6).toDouble());
    Session session(
        {std::make_unique<HttpRelayApi>(), std::make_unique<FeedStream>(), std::make_unique<ServiceCommands>()});
    bench::BenchWindow window(session);
    auto *table = window.window().findChild<QTableView *>(u"callList"_s);
    table->sortByColumn(0, Qt::DescendingOrder); // the newest on top, where it is seen
    session.signIn(QUrl(given.at(1)), given.at(2), given.at(3));
    waitUntil([&] { return session.isLive(); }, 10);
    QElapsedTimer clock;
    clock.start();
    Watcher watcher(*table, clock);
    Announcer announcer(QUrl(given.at(4)), rate, count);
    announcer.start(clock);
    waitUntil([&] { return int(watcher.shown.size()) >= count; }, 10 + count / rate);
    std::vector<double> ms;
    for (size_t n = 0; n < watcher.shown.size() && n < size_t(count); ++n)
        ms.push_back(double(watcher.shown[n] - announcer.due(n)) / 1e6);
    std::ranges::sort(ms);
    if (int(ms.size()) < count) {
        std::fprintf(stderr, "%zu of %d shown\n", ms.size(), count);
        return 1;
    }
    std::printf("{\"p50\": %.3f, \"p99\": %.3f, \"most\": %.3f, \"events\": %d}\n", ms[ms.size() / 2],
                ms[ms.size() * 99 / 100], ms.back(), count);
    return 0;
}
