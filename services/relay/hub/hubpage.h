// Paging through the members of a group.
#pragma once
#include "core/result.h"
#include "httpd/request.h"
#include "relay/hub/session.h"
#include <QJsonObject>
#include <optional>

namespace callboard::relay {

struct PageRequest {
    qsizetype size = 200; ///< 1 to 200
    std::optional<qsizetype> left; ///< members still wanted over all pages
    QString after; ///< connection id the page starts behind
    QString apiVersion;
};

/// From `maxpagesize`, `top` and `continuationToken`.
Result<PageRequest> pageRequest(const httpd::Request &request);

/// {"value":[{"connectionId","userId"}],"nextLink"}, in the order of connection ids, so that members who come and go
/// between two pages neither double nor hide others. `url` is the list's address without a query.
QJsonObject membersPage(QList<Session *> members, const PageRequest &wanted, const QString &url);

} // namespace callboard::relay
