#include "relay/hub/hubpage.h"
#include "core/literals.h"
#include <QJsonArray>
#include <QUrl>
#include <algorithm>

namespace callboard::relay {

namespace {
constexpr auto Base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// "{left or nothing}:{last connection id}".
QByteArray tokenText(const QString &last, std::optional<qsizetype> left)
{
    return ((left ? QByteArray::number(*left) : QByteArray()) + ':' + last.toUtf8()).toBase64(Base64Url);
}

bool readToken(const QString &token, PageRequest &wanted)
{
    const auto text
        = QByteArray::fromBase64Encoding(token.toLatin1(), Base64Url | QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = text ? (*text).indexOf(':') : -1;
    if (colon < 0)
        return false;
    bool whole = true;
    if (colon > 0)
        wanted.left = (*text).first(colon).toInt(&whole);
    wanted.after = QString::fromUtf8((*text).sliced(colon + 1));
    return whole && !wanted.after.isEmpty() && wanted.left.value_or(1) > 0;
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}
} // namespace

Result<PageRequest> pageRequest(const httpd::Request &request)
{
    PageRequest wanted;
    wanted.apiVersion = request.queryValue("api-version").value_or(QString());
    bool whole = true;
    if (const auto size = request.queryValue("maxpagesize"))
        wanted.size = size->toInt(&whole);
    if (!whole || wanted.size < 1 || wanted.size > 200)
        return ApiError::invalid(u"maxpagesize is 1 to 200."_s);
    if (const auto top = request.queryValue("top"))
        wanted.left = top->toInt(&whole);
    if (!whole || wanted.left.value_or(1) < 1)
        return ApiError::invalid(u"top is a number of 1 or more."_s);
    if (const auto token = request.queryValue("continuationToken"); token && !readToken(*token, wanted))
        return ApiError::invalid(u"The continuation token is not one of ours."_s);
    return wanted;
}

QJsonObject membersPage(QList<Session *> members, const PageRequest &wanted, const QString &url)
{
    members.removeIf([&](const Session *session) { return session->id <= wanted.after; });
    const qsizetype count = std::min({qsizetype(members.size()), wanted.size, wanted.left.value_or(wanted.size)});
    std::partial_sort(members.begin(), members.begin() + count, members.end(),
                      [](const Session *a, const Session *b) { return a->id < b->id; });
    QJsonArray value;
    for (const Session *session : members.first(count)) {
        QJsonObject one{{u"connectionId"_s, session->id}};
        if (!session->userId.isNull())
            one.insert(u"userId"_s, session->userId);
        value.append(one);
    }
    QJsonObject page{{u"value"_s, value}};
    const std::optional<qsizetype> left = wanted.left ? std::optional(*wanted.left - count) : std::nullopt;
    if (count < members.size() && left.value_or(1) > 0) {
        page.insert(u"nextLink"_s,
                    u"%1?api-version=%2&maxpagesize=%3&continuationToken=%4"_s.arg(url, encoded(wanted.apiVersion))
                        .arg(wanted.size)
                        .arg(QString::fromLatin1(tokenText(members[count - 1]->id, left))));
    }
    return page;
}

} // namespace callboard::relay
