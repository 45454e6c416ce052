// Appends events and tells which were acknowledged, until call number N to the file system kills it.
// Arguments: database, number of the fatal call, number of the first event.
#include "relay/faultyvfs.h"
#include "relay/journal/sqlitejournal.h"
#include <QCoreApplication>
#include <cstdio>

using namespace callboard;

namespace {
relay::NewEvent event(int n)
{
    const QByteArray id = "id-" + QByteArray::number(n);
    return {"victim",
            id,
            "Test",
            "c",
            1'773'651'600'000 + n,
            "{\"id\":\"" + id + "\",\"pad\":\"" + QByteArray(900, 'x') + "\"}"};
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc < 4)
        return 2;
    test::FaultyVfs::install();
    test::FaultyVfs::arm(test::FaultyVfs::Fault::Die, atoi(argv[2]), 1'000'000);
    auto journal = relay::SqliteJournal::open({.path = QString::fromLocal8Bit(argv[1]), .vfs = test::FaultyVfs::name});
    if (!journal)
        return 3;
    const int first = atoi(argv[3]);
    int answered = 0;
    for (int i = 0; i < 40; ++i)
        (*journal)->commit({.events = {event(first + i)}}, [&, i](const Result<QList<relay::Appended>> &r) {
            if (r) {
                std::printf("%d %lld %s\n", first + i, static_cast<long long>(r->first().offset),
                            (*journal)->epoch().constData());
                std::fflush(stdout);
            }
            if (++answered == 40)
                QCoreApplication::quit();
        });
    return QCoreApplication::exec();
}
