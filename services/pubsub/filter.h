// The filter language of Web PubSub's server REST: an OData subset over userId, connectionId and groups.
// Source: Microsoft's "OData filter syntax" page for Web PubSub.
#pragma once
#include "core/result.h"
#include <QSet>
#include <QString>
#include <memory>

namespace callboard::pubsub {

/// What a filter is asked about.
struct FilterSubject {
    QString userId; ///< null: anonymous
    QString connectionId;
    const QSet<QString> *groups = nullptr;
};

struct FilterNode;

/// A parsed filter; copies share the tree, any thread may ask it. A filter that can't be read must be refused, never
/// ignored: it would send to people it should not.
class Filter
{
public:
    /// Reads the expression; errors are Invalid and name the place. At most 100 clauses and 32 levels.
    static Result<Filter> parse(const QString &text);
    /// The empty filter, which everybody passes.
    Filter() = default;

    /// True when the expression is true of the subject; a comparison of different types is false.
    bool matches(const FilterSubject &subject) const;
    /// Everybody passes.
    bool isEmpty() const { return !m_root; }

private:
    std::shared_ptr<const FilterNode> m_root;
};

} // namespace callboard::pubsub
