// bench_memory [CALLS [EVENTS]]: a console with that many live calls and events; prints its memory as JSON.
#include "bench/console/benchwindow.h"
#include "session/sessionfakes.h"
#include <QApplication>
#include <QFile>
#include <QTableView>
#include <cstdio>

using namespace callboard;

namespace {

qint64 offset = 0;

/// Resident memory, MB.
double resident()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (QByteArray line = status.readLine(); !line.isEmpty(); line = status.readLine()) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toDouble() / 1000;
    }
    return -1;
}

void settle()
{
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void tell(FakeStream &stream, const StoreEvent &event)
{
    emit stream.received(envelope(++offset, event));
    if (offset % 200 == 0)
        QCoreApplication::processEvents();
}

QString numbered(const char *kind, int call)
{
    return QLatin1StringView(kind) + QString::number(call);
}

void begin(FakeStream &stream, int call)
{
    const QString id = numbered("call-", call);
    const QString context = numbered("ctx-", call);
    tell(stream, announced(call, context, u"4:+1425%1"_s.arg(5550000 + call)));
    tell(stream, claimed(call + 1, context, u"bench"_s));
    tell(stream, owned(call + 2, id, u"bench"_s, context));
    tell(stream, closed(call + 3, context, wire::IncomingOutcome::Answered, u"bench"_s, id));
    tell(stream, connected(call + 4, id));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const int calls = argc > 1 ? QByteArray(argv[1]).toInt() : 1000;
    const int events = argc > 2 ? QByteArray(argv[2]).toInt() : 100'000;
    auto relay = std::make_unique<FakeRelay>();
    auto stream = std::make_unique<FakeStream>();
    FakeRelay &answers = *relay;
    FakeStream &feed = *stream;
    Session session({std::move(relay), std::move(stream), std::make_unique<FakeCommands>()});
    bench::BenchWindow window(session);
    session.signIn(QUrl(u"http://127.0.0.1:1"_s), u"bench"_s, u"pw"_s);
    answers.signIns.reply(
        Grant{u"t"_s, QDateTime::currentDateTimeUtc().addSecs(36000), {}, {UserName(u"bench"_s), {}, {u"admin"_s}}});
    settle();
    emit feed.opened(false);
    answers.states.reply(StateAnswer{{u"e1"_s, 0}, at(0), CallStore().snapshot()});
    settle();
    const double empty = resident();
    for (int call = 0; call < calls; ++call)
        begin(feed, call);
    const Who caller{customer};
    for (int sequence = 1; offset < events; ++sequence) {
        for (int call = 0; call < calls && offset < events; ++call)
            tell(feed,
                 list(1'000'000 + sequence * 1000 + call, numbered("call-", call), sequence,
                      {{caller.rawId, sequence % 2 == 0, sequence % 3 == 0}, {application}}));
    }
    settle();
    const int rows = window.window().findChild<QTableView *>(u"callList"_s)->model()->rowCount();
    std::printf("{\"emptyMB\": %.1f, \"fullMB\": %.1f, \"rows\": %d, \"events\": %lld}\n", empty, resident(), rows,
                static_cast<long long>(offset));
    return rows == calls ? 0 : 1;
}
