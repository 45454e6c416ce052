#include "httpd/answerhead.h"
#include "httpd/outqueue.h"

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

void addField(QByteArray &text, QByteArrayView name, QByteArrayView value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}
} // namespace

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void writeAnswerHead(OutQueue &out, const Response &response, const AnswerHead &head)
{
    QByteArray text;
    text.reserve(256);
    text.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ');
    text.append(reasonPhrase(response.status)).append("\r\n");
    addField(text, "Date", head.date);
    for (qsizetype i = 0; i < response.headers.size(); ++i) {
        const auto [name, value] = response.headers.at(i);
        if (!isFraming(name) && !breaksLine(name) && !breaksLine(value))
            addField(text, name, value);
    }
    if (head.chunked)
        addField(text, "Transfer-Encoding", "chunked");
    else if (mayHaveBody(response.status) && head.length >= 0)
        addField(text, "Content-Length", QByteArray::number(head.length));
    if (!head.keepAlive)
        addField(text, "Connection", "close");
    else if (head.http10)
        addField(text, "Connection", "keep-alive");
    text.append("\r\n");
    out.append(text);
}

} // namespace callboard::httpd
