#include "httpd/routetable.h"
#include <QVarLengthArray>

namespace callboard::httpd {

namespace {
using Params = std::vector<std::pair<QByteArray, QByteArray>>;
using Segments = QVarLengthArray<QByteArrayView, 8>;

Segments segmentsOf(QByteArrayView path)
{
    Segments segments;
    qsizetype from = path.startsWith('/') ? 1 : 0;
    for (;;) {
        const qsizetype slash = path.indexOf('/', from);
        segments.append(path.sliced(from, (slash < 0 ? path.size() : slash) - from));
        if (slash < 0)
            return segments;
        from = slash + 1;
    }
}
} // namespace

const RouteTarget::Entry *RouteTarget::find(const QByteArray &method) const
{
    for (const QByteArrayView name :
         {QByteArrayView(method), QByteArrayView(method == "HEAD" ? "GET" : ""), QByteArrayView("*")}) {
        if (const auto it = methods.find(name); it != methods.end())
            return &it->second;
    }
    return nullptr;
}

QByteArray RouteTarget::allowed() const
{
    QByteArray list;
    for (const auto &[method, entry] : methods)
        list += (list.isEmpty() ? "" : ", ") + method + (method == "GET" ? ", HEAD" : "");
    if (gate && !methods.contains("GET"))
        list += list.isEmpty() ? "GET" : ", GET";
    return list;
}

struct RouteTable::Node {
    enum class Kind { Literal, Action, Name, Rest };
    Kind kind = Kind::Literal; ///< also the order in which siblings are tried
    QByteArray text; ///< the literal, or the action after ':'
    QList<QByteArray> names; ///< of the parameter; patterns may call the same place differently
    std::vector<std::unique_ptr<Node>> children;
    std::optional<RouteTarget> target;

    static std::unique_ptr<Node> parse(QByteArrayView segment);
    Node &child(QByteArrayView segment);
    const RouteTarget *find(const Segments &segments, qsizetype at, const QByteArray &path, Params &params) const;
    const RouteTarget *findIn(const Segments &segments, qsizetype at, const QByteArray &path, Params &params) const;
    void keep(QByteArrayView text, Params &params) const;
    /// The parameter's raw text when the segment fits this node.
    std::optional<QByteArrayView> take(QByteArrayView segment) const;
};

std::unique_ptr<RouteTable::Node> RouteTable::Node::parse(QByteArrayView segment)
{
    auto node = std::make_unique<Node>();
    const qsizetype end = segment.indexOf('}');
    if (!segment.startsWith('{') || end < 0) {
        node->text = segment.toByteArray();
        return node;
    }
    const bool rest = segment.startsWith("{*");
    node->names = {segment.sliced(1, end - 1).toByteArray()};
    const bool action = segment.sliced(end + 1).startsWith(':');
    node->kind = rest ? Kind::Rest : action ? Kind::Action : Kind::Name;
    if (action)
        node->text = segment.sliced(end + 2).toByteArray();
    return node;
}

RouteTable::Node &RouteTable::Node::child(QByteArrayView segment)
{
    auto fresh = parse(segment);
    for (const auto &known : children) {
        if (known->kind != fresh->kind || known->text != fresh->text)
            continue;
        if (known->kind != Kind::Literal && !known->names.contains(fresh->names.first()))
            known->names.append(fresh->names);
        return *known;
    }
    const auto place
        = std::find_if(children.begin(), children.end(), [&](const auto &known) { return known->kind > fresh->kind; });
    return **children.insert(place, std::move(fresh));
}

std::optional<QByteArrayView> RouteTable::Node::take(QByteArrayView segment) const
{
    if (kind == Kind::Literal)
        return segment == text ? std::optional(QByteArrayView()) : std::nullopt;
    if (kind == Kind::Name)
        return segment.isEmpty() ? std::nullopt : std::optional(segment);
    const qsizetype colon = segment.lastIndexOf(':');
    if (colon <= 0 || segment.sliced(colon + 1) != text)
        return {};
    return segment.first(colon);
}

void RouteTable::Node::keep(QByteArrayView text, Params &params) const
{
    for (const QByteArray &name : names)
        params.emplace_back(name, text.toByteArray());
}

const RouteTarget *RouteTable::Node::find(const Segments &segments, qsizetype at, const QByteArray &path,
                                          Params &params) const
{
    if (at == segments.size())
        return target ? &*target : nullptr;
    for (const auto &next : children) {
        const size_t kept = params.size();
        if (const RouteTarget *found = next->findIn(segments, at, path, params))
            return found;
        params.resize(kept);
    }
    return nullptr;
}

const RouteTarget *RouteTable::Node::findIn(const Segments &segments, qsizetype at, const QByteArray &path,
                                            Params &params) const
{
    if (kind == Kind::Rest) {
        keep(QByteArrayView(path).sliced(segments[at].data() - path.constData()), params);
        return target ? &*target : nullptr;
    }
    const auto taken = take(segments[at]);
    if (!taken)
        return nullptr;
    if (kind != Kind::Literal)
        keep(*taken, params);
    return find(segments, at + 1, path, params);
}

RouteTable::RouteTable() : m_root(std::make_unique<Node>()) { }
RouteTable::~RouteTable() = default;

RouteTarget &RouteTable::at(const QByteArray &pattern)
{
    Node *node = m_root.get();
    for (const QByteArrayView segment : segmentsOf(pattern))
        node = &node->child(segment);
    if (!node->target)
        node->target.emplace();
    return *node->target;
}

RouteTable::Match RouteTable::match(const QByteArray &path) const
{
    Match match;
    match.target = m_root->find(segmentsOf(path), 0, path, match.params);
    return match;
}

bool decodeParams(const Params &raw, Request &request)
{
    for (const auto &[name, text] : raw) {
        if (name.startsWith('*')) {
            request.params.emplace_back(name.sliced(1), QString::fromUtf8(text));
            continue;
        }
        const auto decoded = text.contains('%') ? percentDecoded(text) : std::optional(QString::fromUtf8(text));
        if (!decoded)
            return false;
        request.params.emplace_back(name, *decoded);
    }
    return true;
}

} // namespace callboard::httpd
