#include "pubsub/strictjson.h"
#include <bitset>
#include <cstring>

namespace callboard::pubsub {

namespace {
constexpr int DeepestNesting = 64;

/// Walks over one value; no recursion, so that no input can exhaust the stack.
class Walker
{
public:
    explicit Walker(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) { }

    bool whole()
    {
        if (!value())
            return false;
        while (m_depth > 0) {
            if (!follow())
                return false;
        }
        blanks();
        return m_at == m_end;
    }

private:
    bool take(char c) { return m_at != m_end && *m_at == c && (++m_at, true); }
    bool word(const char *text)
    {
        const size_t size = std::strlen(text);
        if (size_t(m_end - m_at) < size || std::memcmp(m_at, text, size) != 0)
            return false;
        m_at += size;
        return true;
    }
    void blanks()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'))
            ++m_at;
    }

    /// A whole scalar or empty container, or the start of a filled one.
    bool value()
    {
        for (;;) {
            blanks();
            if (m_at == m_end)
                return false;
            const bool object = *m_at == '{';
            if (!object && *m_at != '[')
                return scalar();
            ++m_at;
            blanks();
            if (take(object ? '}' : ']'))
                return true;
            if (m_depth == DeepestNesting)
                return false;
            m_objects[size_t(m_depth++)] = object;
            if (object && !name())
                return false;
        }
    }

    /// After a value inside a container: the next one, or the container's end.
    bool follow()
    {
        const bool object = m_objects[size_t(m_depth - 1)];
        blanks();
        if (take(object ? '}' : ']'))
            return --m_depth, true;
        return take(',') && (!object || name()) && value();
    }

    bool name()
    {
        blanks();
        if (!string())
            return false;
        blanks();
        return take(':');
    }

    bool scalar()
    {
        switch (*m_at) {
        case '"': return string();
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number();
        }
    }

    bool string()
    {
        if (!take('"'))
            return false;
        while (m_at != m_end) {
            const char c = *m_at++;
            if (c == '"')
                return true;
            if (uchar(c) < 0x20 || (c == '\\' && !escape()))
                return false;
        }
        return false;
    }

    bool escape()
    {
        if (m_at == m_end)
            return false;
        const char c = *m_at++;
        if (c != 'u')
            return std::strchr("\"\\/bfnrt", c) && c != '\0';
        for (int i = 0; i < 4; ++i) {
            if (m_at == m_end || !std::isxdigit(uchar(*m_at++)))
                return false;
        }
        return true;
    }

    bool digits()
    {
        const char *start = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at != start;
    }

    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    const char *m_at;
    const char *m_end;
    std::bitset<DeepestNesting> m_objects;
    int m_depth = 0;
};
} // namespace

bool isStrictJson(QByteArrayView text)
{
    return text.isValidUtf8() && Walker(text).whole();
}

} // namespace callboard::pubsub
