#include "httpd/answerhead.h"
#include "httpd/outqueue.h"
#include <QVarLengthArray>
#include <array>
#include <charconv>

namespace callboard::httpd {

namespace {
bool isFraming(QByteArrayView name)
{
    for (const char *own : {"Content-Length", "Transfer-Encoding", "Connection", "Date"}) {
        if (name.compare(QByteArrayView(own), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool breaksLine(QByteArrayView text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

using Text = QVarLengthArray<char, 512>;

void add(Text &text, QByteArrayView piece)
{
    text.append(piece.data(), piece.size());
}

void addNumber(Text &text, qint64 number)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end - digits.data());
}

void addField(Text &text, QByteArrayView name, QByteArrayView value)
{
    add(text, name);
    add(text, ": ");
    add(text, value);
    add(text, "\r\n");
}
} // namespace

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void writeAnswerHead(OutQueue &out, const Response &response, const AnswerHead &head)
{
    Text text;
    add(text, "HTTP/1.1 ");
    addNumber(text, response.status);
    add(text, " ");
    add(text, reasonPhrase(response.status));
    add(text, "\r\n");
    addField(text, "Date", head.date);
    for (qsizetype i = 0; i < response.headers.size(); ++i) {
        const auto [name, value] = response.headers.at(i);
        if (!isFraming(name) && !breaksLine(name) && !breaksLine(value))
            addField(text, name, value);
    }
    if (head.chunked) {
        addField(text, "Transfer-Encoding", "chunked");
    } else if (mayHaveBody(response.status) && head.length >= 0) {
        add(text, "Content-Length: ");
        addNumber(text, head.length);
        add(text, "\r\n");
    }
    if (!head.keepAlive)
        addField(text, "Connection", "close");
    else if (head.http10)
        addField(text, "Connection", "keep-alive");
    add(text, "\r\n");
    out.append(QByteArrayView(text.data(), text.size()));
}

} // namespace callboard::httpd
