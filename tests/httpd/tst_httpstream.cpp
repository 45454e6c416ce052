// Long bodies, ranges, TLS.
#include "core/literals.h"
#include "httpd/certificate.h"
#include "httpd/httpserver.h"
#include "httpd/poller.h"
#include "httpd/rawclient.h"
#include <QFile>
#include <QHostAddress>
#include <QSslSocket>
#include <QTest>
#include <sys/socket.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::httpd;
using namespace callboard::test;

namespace {
/// Memory of this process in KiB; 0 where the system does not tell, or where a sanitizer keeps what was freed.
qint64 residentKiB()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#endif
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}
} // namespace

class TestHttpStream : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
    QByteArray m_file;
    int m_pulls = 0;
    qint64 m_made = 0; ///< bytes

    Response lines(int count)
    {
        m_made = 0;
        return Response::stream(200, "application/json", [this, at = 0, count]() mutable -> BodyChunk {
            QByteArray piece;
            for (const int end = qMin(count, at + 100); at < end; ++at)
                piece += QByteArray(300, char('a' + at % 26)) + '\n';
            m_made += piece.size();
            return {piece, at == count};
        });
    }

private slots:
    void init()
    {
        m_server = std::make_unique<HttpServer>();
        m_file.clear();
        for (int i = 0; i < 100'000; ++i)
            m_file += char(i * 7 % 251);
        m_server->route("GET", "/events/{count}", [this](const Request &request, const Responder &responder) {
            responder.send(lines(request.param("count").toInt()));
        });
        m_server->route("GET", "/file", [this](const Request &request, const Responder &responder) {
            const auto read = [this](qint64 offset, qint64 length) { return m_file.mid(offset, length); };
            responder.send(ranged(request, {100'000, "audio/wav", "\"v1\"", read}));
        });
        m_port = m_server->listen(QHostAddress::LocalHost, 0).value();
    }

    void aLongBodyComesInChunks()
    {
        RawClient client(m_port);
        client.send("GET /events/1000 HTTP/1.1\r\nHost: h\r\n\r\nGET /events/1 HTTP/1.1\r\nHost: h\r\n\r\n");
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.header("Transfer-Encoding"), "chunked");
        QCOMPARE(answer.body.size(), 301'000);
        QCOMPARE(client.answer().body.size(), 301);
    }

    void anOldClientGetsItUntilTheEnd()
    {
        RawClient client(m_port);
        client.send("GET /events/1000 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        const QByteArray all = client.untilClosed().value_or("");
        QVERIFY(!all.contains("chunked"));
        QCOMPARE(all.sliced(all.indexOf("\r\n\r\n") + 4).size(), 301'000);
    }

    void headMakesNoBody()
    {
        RawClient client(m_port);
        client.send("HEAD /events/1000000 HTTP/1.1\r\nHost: h\r\n\r\nGET /events/1 HTTP/1.1\r\nHost: h\r\n\r\n");
        QCOMPARE(client.answer(true).header("Transfer-Encoding"), "chunked");
        QCOMPARE(client.answer().body.size(), 301);
    }

    void aMillionEventsNeedLittleMemory()
    {
        RawClient client(m_port);
        const qint64 before = residentKiB();
        client.send("GET /events/1000000 HTTP/1.1\r\nHost: h\r\n\r\n");
        qint64 bytes = 0;
        qint64 most = 0;
        qint64 ahead = 0;
        QByteArray tail;
        while (!tail.endsWith("0\r\n\r\n") && QTest::qWaitFor([&] { return client.socket.bytesAvailable() > 0; })) {
            const QByteArray piece = client.socket.readAll();
            bytes += piece.size();
            tail = (tail + piece).last(qMin<qsizetype>(tail.size() + piece.size(), 5));
            most = qMax(most, residentKiB() - before);
            ahead = qMax(ahead, m_made - bytes);
        }
        QCOMPARE_GE(bytes, 301'000'000);
        QVERIFY2(most <= 16 * 1024, qPrintable(QString::number(most)));
        QVERIFY2(ahead <= 12 * 1024 * 1024, qPrintable(QString::number(ahead))); // most of it in the system's buffers
    }

    void aSourceThatWaitsIsAskedAgain()
    {
        QByteArray ready;
        bool last = false;
        Responder kept;
        m_server->route("GET", "/slow", [&](const Request &, const Responder &responder) {
            kept = responder;
            responder.send(Response::stream(200, "text/plain", [&]() -> BodyChunk {
                ++m_pulls;
                return {std::exchange(ready, {}), last};
            }));
        });
        RawClient client(m_port);
        client.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_pulls, 1);
        QTest::qWait(20);
        QCOMPARE(m_pulls, 1);
        ready = "one";
        kept.resume();
        QTRY_VERIFY(m_pulls >= 2);
        ready = "two";
        last = true;
        kept.resume();
        QCOMPARE(client.answer().body, "onetwo");
    }

    void aSourceThatBreaksOffCutsTheConnection()
    {
        m_server->route("GET", "/short", [](const Request &, const Responder &responder) {
            Response response = Response::stream(200, "text/plain", [] { return BodyChunk{"abc", true}; });
            response.sourceSize = 10;
            responder.send(response);
        });
        RawClient client(m_port);
        client.send("GET /short HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(client.untilClosed().value_or("").endsWith("\r\n\r\nabc"));
    }

    void rangesAreExact_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("length");
        const auto row = [](const char *fields, int status, int first, int length) {
            QTest::newRow(fields) << QByteArray(fields) << status << first << length;
        };
        row("X: y", 200, 0, 100'000);
        row("Range: bytes=0-0", 206, 0, 1);
        row("Range: bytes=10-19", 206, 10, 10);
        row("Range: bytes=99990-", 206, 99'990, 10);
        row("Range: bytes=0-", 206, 0, 100'000);
        row("Range: bytes=-5", 206, 99'995, 5);
        row("Range: bytes=-500000", 206, 0, 100'000);
        row("Range: bytes=99999-200000", 206, 99'999, 1);
        row("Range: bytes=100000-", 416, 0, 0);
        row("Range: bytes=-0", 416, 0, 0);
        row("Range: bytes=5-1", 200, 0, 100'000);
        row("Range: bytes=a-b", 200, 0, 100'000);
        row("Range: bytes=-", 200, 0, 100'000);
        row("Range: bytes=1-2,4-5", 200, 0, 100'000);
        row("Range: lines=1-2", 200, 0, 100'000);
        row("Range: bytes=99999999999999999999-", 200, 0, 100'000);
        row("Range: bytes=1-2\r\nIf-Range: \"v1\"", 206, 1, 2);
        row("Range: bytes=1-2\r\nIf-Range: \"v0\"", 200, 0, 100'000);
    }
    void rangesAreExact()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        QFETCH(int, first);
        QFETCH(int, length);
        RawClient client(m_port);
        client.send("GET /file HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n");
        const RawAnswer answer = client.answer();
        QCOMPARE(answer.status, status);
        if (status == 416) {
            QCOMPARE(answer.header("Content-Range"), "bytes */100000");
            return;
        }
        QCOMPARE(answer.body, m_file.mid(first, length));
        QCOMPARE(answer.header("ETag"), "\"v1\"");
        if (status == 206)
            QCOMPARE(answer.header("Content-Range"),
                     "bytes " + QByteArray::number(first) + '-' + QByteArray::number(first + length - 1) + "/100000");
    }

    void tlsServesTheSame()
    {
        const quint16 port = m_server->listenTls(QHostAddress::LocalHost, 0, selfSigned()).value();
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"localhost"_s, port);
        QTRY_VERIFY(socket.isEncrypted());
        socket.write("GET /events/20000 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        QByteArray all;
        QTRY_VERIFY_WITH_TIMEOUT((all += socket.readAll()).endsWith("0\r\n\r\n"), 10000);
        QVERIFY(all.startsWith("HTTP/1.1 200 OK\r\n"));
        QCOMPARE_GE(all.size(), 6'020'000);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void plainTextOnATlsPortGoesNowhere()
    {
        const quint16 port = m_server->listenTls(QHostAddress::LocalHost, 0, selfSigned()).value();
        RawClient client(port);
        client.send("GET /file HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(client.isClosed());
        QVERIFY(!client.socket.readAll().contains("200 OK"));
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void theTlsClientThatLeavesIsForgotten()
    {
        const quint16 port = m_server->listenTls(QHostAddress::LocalHost, 0, selfSigned()).value();
        {
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(u"localhost"_s, port);
            QTRY_VERIFY(socket.isEncrypted());
            socket.write("GET /events/1000000 HTTP/1.1\r\nHost: h\r\n\r\n");
            QTRY_VERIFY(socket.bytesAvailable() > 100'000);
            socket.abort();
        }
        QTRY_COMPARE(m_server->stats().connections, 0);
    }

    void bothPollersTellWhatIsReady_data()
    {
        QTest::addColumn<bool>("portable");
        QTest::newRow("the system's own") << false;
        QTest::newRow("the portable one") << true;
    }
    void bothPollersTellWhatIsReady()
    {
        QFETCH(bool, portable);
        struct Noting : Poller::Watcher {
            void ready(Poller::Ready what) override
            {
                reads += what.readable ? 1 : 0;
                writes += what.writable ? 1 : 0;
            }
            int reads = 0;
            int writes = 0;
        } noting;
        int turns = 0;
        const auto count = [&] { ++turns; };
        const auto poller = portable ? makeNotifierPoller(count) : Poller::create(count);
        int ends[2];
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
        const auto handle = poller->add(ends[0], &noting);
        QTest::qWait(10);
        QCOMPARE(noting.reads + noting.writes, 0);
        QCOMPARE(::write(ends[1], "x", 1), 1);
        QTRY_VERIFY(noting.reads > 0);
        QVERIFY(turns > 0);
        poller->watch(handle, false, true);
        QTRY_VERIFY(noting.writes > 0);
        poller->remove(handle);
        const int seen = noting.reads + noting.writes;
        QTest::qWait(10);
        QCOMPARE(noting.reads + noting.writes, seen);
        ::close(ends[0]);
        ::close(ends[1]);
    }
};

QTEST_GUILESS_MAIN(TestHttpStream)
#include "tst_httpstream.moc"
