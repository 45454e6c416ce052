#include "relay/socketclient.h"
#include <QTest>
#include <QtEndian>

namespace callboard::test {

SocketClient::SocketClient(quint16 port, const QByteArray &target, const QByteArray &headers) : m_client(port)
{
    m_client.send(upgradeRequest(target, headers));
    m_answer = m_client.answer();
}

void SocketClient::close(quint16 code)
{
    QByteArray payload(2, '\0');
    qToBigEndian(code, payload.data());
    m_client.send(clientFrame(8, payload));
}

void SocketClient::read()
{
    QByteArray &buffer = m_client.buffer;
    buffer += m_client.socket.readAll();
    for (;;) {
        qsizetype head = 2;
        qsizetype size = buffer.size() < head ? 0 : buffer[1] & 0x7F;
        if (size == 126) {
            head = 4;
            size = buffer.size() < head ? 0 : qFromBigEndian<quint16>(buffer.constData() + 2);
        } else if (size == 127) {
            head = 10;
            size = buffer.size() < head ? 0 : qFromBigEndian<qint64>(buffer.constData() + 2);
        }
        if (buffer.size() < head || buffer.size() < head + size)
            return;
        const int opcode = buffer[0] & 0x0F;
        const QByteArray payload = buffer.sliced(head, size);
        buffer = buffer.sliced(head + size);
        take(opcode, payload);
    }
}

void SocketClient::take(int opcode, const QByteArray &payload)
{
    if (opcode == 1 && onText)
        onText(payload);
    m_pings += opcode == 9 ? 1 : 0;
    if (opcode == 9 && answersPings)
        m_client.send(clientFrame(10, payload));
    if (opcode != 8 || payload.size() < 2)
        return;
    m_code = qFromBigEndian<quint16>(payload.constData());
    m_reason = payload.sliced(2);
}

int SocketClient::closeCode(int ms)
{
    const bool closed = QTest::qWaitFor(
        [this] {
            read();
            return m_code != 0;
        },
        ms);
    return closed ? m_code : 0;
}

} // namespace callboard::test
