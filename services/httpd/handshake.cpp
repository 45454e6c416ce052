#include "httpd/handshake.h"
#include "core/literals.h"
#include "httpd/httpserver.h"
#include <QCryptographicHash>

namespace callboard::httpd {

std::optional<Response> handshakeRefusal(const Request &request)
{
    if (request.headers.view("Sec-WebSocket-Version") != "13") {
        Response response = Response::error(426, u"UpgradeRequired"_s, u"WebSocket version 13 is spoken here."_s);
        response.headers.add("Sec-WebSocket-Version", "13");
        return response;
    }
    const auto key = QByteArray::fromBase64Encoding(request.headers.value("Sec-WebSocket-Key"),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    const QByteArrayView length = request.headers.view("Content-Length");
    const bool hasBody = request.headers.has("Transfer-Encoding") || (!length.isEmpty() && length != "0");
    if (!key || key.decoded.size() != 16 || request.headers.count("Sec-WebSocket-Key") != 1 || hasBody)
        return Response::error(400, u"BadHandshake"_s, u"The WebSocket handshake is malformed."_s);
    return {};
}

QByteArray handshakeAnswer(const Request &request, const QByteArray &subprotocol)
{
    // The fixed text is the protocol's own (RFC 6455, 1.3).
    const QByteArray proof = QCryptographicHash::hash(
        request.headers.value("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
    QByteArray text = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: "
        + proof.toBase64() + "\r\n";
    if (!subprotocol.isEmpty())
        text += "Sec-WebSocket-Protocol: " + subprotocol + "\r\n";
    return text + "\r\n";
}

QList<QByteArray> offeredSubprotocols(const Request &request)
{
    QList<QByteArray> names;
    for (const QByteArray &name : request.headers.joined("Sec-WebSocket-Protocol").split(',')) {
        if (!name.trimmed().isEmpty())
            names.append(name.trimmed());
    }
    return names;
}

UpgradeDecision UpgradeDecision::accept(QByteArray subprotocol, std::shared_ptr<void> context)
{
    return {{}, std::move(subprotocol), std::move(context)};
}

UpgradeDecision UpgradeDecision::refuse(Response response)
{
    return {std::move(response), {}, {}};
}

} // namespace callboard::httpd
