#include "fuzz/targets.h"
#include "httpd/framereader.h"
#include "httpd/httpserver.h"
#include "httpd/requestparser.h"

namespace callboard::fuzz {

namespace {

/// Notes what came, and refuses nothing.
class Requests final : public httpd::RequestParser::Sink
{
public:
    httpd::HeadDecision headArrived(const httpd::Request &request) override
    {
        mustHold(!request.method.isEmpty() && request.headers.size() <= m_limits.headerCount);
        mustHold(request.target.size() <= m_limits.targetBytes);
        return {0, m_limits.bodyBytes, true};
    }
    /// Reads the input in pieces of that size; gives what was understood as text.
    QByteArray readAll(QByteArrayView input, qsizetype piece)
    {
        httpd::RequestParser parser(m_limits, *this);
        QByteArray seen;
        qsizetype end = 0;
        while (!input.isEmpty() && parser.state() != httpd::RequestParser::State::Failed) {
            end = end > 0 ? end : qMin(piece, input.size());
            const qsizetype used = parser.feed(input.first(end));
            mustHold(used >= 0 && used <= end);
            input = input.sliced(used);
            end -= used;
            if (parser.state() == httpd::RequestParser::State::Complete)
                seen += described(parser.take());
            else
                mustHold(end == 0 || parser.state() == httpd::RequestParser::State::Failed);
        }
        return seen + (parser.failure() != 0 ? "failed" : ""); // the status may depend on how much it saw
    }

private:
    QByteArray described(const httpd::Request &request) const
    {
        mustHold(request.body.size() <= m_limits.bodyBytes);
        request.queryValue("code");
        request.bearerToken();
        request.contentType();
        httpd::percentDecoded(request.path);
        return request.method + ' ' + request.target + ' ' + QByteArray::number(request.headers.size()) + ' '
            + request.body + '\n';
    }
    httpd::HttpLimits m_limits{.targetBytes = 512, .headerBytes = 4096, .headerCount = 16, .bodyBytes = 2048};
};

class Messages final : public httpd::FrameReader::Sink
{
public:
    bool messageArrived(httpd::Opcode kind, QByteArray payload) override
    {
        mustHold(payload.size() <= Limit);
        m_seen += char(kind) + payload + '\n';
        return kind != httpd::Opcode::Close;
    }
    QByteArray readAll(QByteArray input, qsizetype piece)
    {
        httpd::FrameReader reader(Limit);
        for (qsizetype at = 0; at < input.size(); at += piece) {
            const auto broken = reader.read(input.data() + at, qMin(piece, input.size() - at), *this);
            if (broken)
                return m_seen + QByteArray::number(int(*broken));
            if (m_seen.size() > 1'000'000)
                break;
        }
        return m_seen;
    }

private:
    static constexpr qsizetype Limit = 4096;
    QByteArray m_seen;
};

QByteArray maskedFrame(quint8 first, const QByteArray &payload)
{
    const QByteArray mask("\x11\x22\x33\x44");
    QByteArray frame(1, char(first));
    frame += payload.size() < 126 ? QByteArray(1, char(0x80 | payload.size()))
                                  : QByteArray("\xfe") + char(payload.size() >> 8) + char(payload.size() & 0xff);
    frame += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += char(payload[i] ^ mask[i % 4]);
    return frame;
}

} // namespace

void httpRequest(const QByteArray &input)
{
    const QByteArray atOnce = Requests().readAll(input, input.size());
    mustHold(Requests().readAll(input, 1) == atOnce, "the same requests however the bytes arrive");
}

void webSocketFrames(const QByteArray &input)
{
    const QByteArray atOnce = Messages().readAll(input, qMax<qsizetype>(input.size(), 1));
    const QByteArray inPieces = Messages().readAll(input, 3);
    mustHold(atOnce.contains('\x08') || inPieces == atOnce, "the same messages however the bytes arrive");
}

QList<QByteArray> httpRequestSeeds()
{
    return {
        "GET /v1/state HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer abc\r\n\r\n",
        "POST /eventgrid?code=s%20x HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: 2"
        "\r\n\r\n[]GET / HTTP/1.1\r\nHost: h\r\n\r\n",
        "POST /callbacks/k HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: h\r\nWebHook-Request-Origin: eventgrid.azure.net\r\n\r\n",
        "GET /client/hubs/callboard HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        "DELETE /calling/callConnections/4%3A%2B1?api-version=2026-03-12 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "PUT /x HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc"};
}

QList<QByteArray> webSocketSeeds()
{
    return {maskedFrame(0x81, R"({"type":"joinGroup","group":"g","ackId":1})"),
            maskedFrame(0x01, "begin ") + maskedFrame(0x89, "ping") + maskedFrame(0x80, "end"),
            maskedFrame(0x82, QByteArray(300, 'b')), maskedFrame(0x88, QByteArray("\x03\xe8", 2) + "bye"),
            maskedFrame(0x8a, "")};
}

} // namespace callboard::fuzz
