#include "httpd/framereader.h"
#include <QtEndian>
#include <algorithm>
#include <cstring>

namespace callboard::httpd {

namespace {
bool isKnown(Opcode opcode)
{
    const auto code = quint8(opcode);
    return code <= 2 || (code >= 8 && code <= 10);
}

/// Eight bytes at a time; `at` is how far into the mask the first byte lies.
void unmask(char *bytes, qsizetype size, const char *mask, quint32 at)
{
    std::array<char, 8> turned{};
    for (size_t i = 0; i < turned.size(); ++i)
        turned[i] = mask[(at + i) & 3U];
    quint64 key = 0;
    std::memcpy(&key, turned.data(), sizeof key);
    qsizetype i = 0;
    for (; i + 8 <= size; i += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes + i, sizeof word);
        word ^= key;
        std::memcpy(bytes + i, &word, sizeof word);
    }
    for (; i < size; ++i)
        bytes[i] = char(bytes[i] ^ turned[size_t(i) & 7U]);
}
} // namespace

qsizetype FrameReader::headerSize() const
{
    if (m_have < 2)
        return 2;
    const int length = m_header[1] & 0x7F;
    return 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + 4;
}

std::optional<CloseCode> FrameReader::read(char *bytes, qsizetype size, Sink &sink)
{
    bool goOn = true;
    while (goOn && (size > 0 || (m_have == headerSize() && m_left == 0))) {
        if (m_have < headerSize()) {
            m_header[m_have++] = *bytes++;
            --size;
            if (m_have == 2 && (m_header[1] & 0x80) == 0)
                return CloseCode::ProtocolError; // clients mask (5.1)
            if (m_have < headerSize())
                continue;
            if (const auto wrong = begin())
                return wrong;
        }
        const auto part = qsizetype(std::min<quint64>(m_left, quint64(size)));
        if (const auto wrong = payload(bytes, part))
            return wrong;
        bytes += part;
        size -= part;
        if (m_left == 0) {
            if (const auto wrong = finish(sink, goOn))
                return wrong;
        }
    }
    return {};
}

std::optional<CloseCode> FrameReader::begin()
{
    m_opcode = Opcode(m_header[0] & 0x0F);
    m_last = (m_header[0] & 0x80) != 0;
    m_left = quint64(m_header[1] & 0x7F);
    m_maskAt = 0;
    if (m_left == 126)
        m_left = qFromBigEndian<quint16>(m_header.data() + 2);
    else if (m_left == 127)
        m_left = qFromBigEndian<quint64>(m_header.data() + 2);
    if ((m_header[0] & 0x70) != 0 || !isKnown(m_opcode))
        return CloseCode::ProtocolError; // no extension was agreed on
    if (isControl())
        return m_last && m_left <= 125 ? std::nullopt : std::optional(CloseCode::ProtocolError);
    const bool continues = m_opcode == Opcode::Continuation;
    if (continues != (m_kind != Opcode::Continuation))
        return CloseCode::ProtocolError;
    if (!continues) {
        m_kind = m_opcode;
        m_utf8 = {};
    }
    if (m_left > quint64(m_limit - m_message.size()))
        return CloseCode::TooBig;
    return {};
}

std::optional<CloseCode> FrameReader::payload(char *bytes, qsizetype size)
{
    if (size == 0)
        return {};
    unmask(bytes, size, m_header.data() + headerSize() - 4, m_maskAt);
    m_maskAt += quint32(size);
    m_left -= quint64(size);
    if (isControl()) {
        m_control.append(bytes, size);
        return {};
    }
    if (m_kind == Opcode::Text && !m_utf8.add(QByteArrayView(bytes, size)))
        return CloseCode::InvalidPayload;
    if (m_message.isEmpty())
        m_message = QByteArray(bytes, size);
    else
        m_message.append(bytes, size);
    return {};
}

std::optional<CloseCode> FrameReader::finish(Sink &sink, bool &goOn)
{
    m_have = 0;
    if (isControl()) {
        goOn = sink.messageArrived(m_opcode, std::exchange(m_control, {}));
        return {};
    }
    if (!m_last)
        return {};
    const Opcode kind = std::exchange(m_kind, Opcode::Continuation);
    if (kind == Opcode::Text && !m_utf8.isComplete())
        return CloseCode::InvalidPayload;
    goOn = sink.messageArrived(kind, std::exchange(m_message, {}));
    return {};
}

FrameHeader::FrameHeader(Opcode opcode, qsizetype payloadBytes) : m_size(2)
{
    m_bytes[0] = char(0x80 | quint8(opcode));
    if (payloadBytes < 126) {
        m_bytes[1] = char(payloadBytes);
    } else if (payloadBytes <= 0xFFFF) {
        m_bytes[1] = 126;
        qToBigEndian(quint16(payloadBytes), m_bytes.data() + 2);
        m_size = 4;
    } else {
        m_bytes[1] = 127;
        qToBigEndian(quint64(payloadBytes), m_bytes.data() + 2);
        m_size = 10;
    }
}

} // namespace callboard::httpd
