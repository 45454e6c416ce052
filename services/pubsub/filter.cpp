#include "pubsub/filter.h"
#include "core/literals.h"
#include "pubsub/filterlexer.h"
#include "pubsub/filtervalue.h"
#include <vector>

namespace callboard::pubsub {

using Kind = FilterToken::Kind;

/// One node: a literal, an identifier, or an operation over children.
struct FilterNode {
    enum class Op { Literal, UserId, ConnectionId, Groups, Not, And, Or, Compare, In, Function };
    Op op = Op::Literal;
    FilterValue literal;
    QString name; ///< comparison or function
    std::vector<std::shared_ptr<const FilterNode>> children;

    FilterValue value(const FilterSubject &s) const;
    bool isTrue(const FilterSubject &s) const
    {
        const FilterValue v = value(s);
        const auto *b = std::get_if<bool>(&v);
        return b && *b;
    }
};

namespace {
using Op = FilterNode::Op;
using NodePtr = std::shared_ptr<const FilterNode>;
constexpr int MostClauses = 100;
constexpr int DeepestLevel = 32;

NodePtr node(Op op, std::vector<NodePtr> children = {}, const QString &name = {}, FilterValue literal = Null{})
{
    return std::make_shared<FilterNode>(FilterNode{op, std::move(literal), name, std::move(children)});
}

FilterValue textOrNull(const QString &text)
{
    return text.isNull() ? FilterValue(Null{}) : FilterValue(text);
}

bool isComparison(const QString &name)
{
    return name == "eq"_L1 || name == "ne"_L1 || name == "gt"_L1 || name == "ge"_L1 || name == "lt"_L1
        || name == "le"_L1;
}

/// Recursive descent, lowest precedence first; null means "can't be read" and m_wrong says where.
class Parser
{
public:
    explicit Parser(QList<FilterToken> tokens) : m_tokens(std::move(tokens)) { }

    NodePtr whole()
    {
        NodePtr result = anyOf();
        return result && peek().kind == Kind::End ? result : wrong();
    }
    qsizetype where() const { return m_wrong < 0 ? peek().at : m_wrong; }

private:
    const FilterToken &peek() const { return m_tokens[m_at]; }
    FilterToken next() { return m_tokens[peek().kind == Kind::End ? m_at : m_at++]; }
    bool isName(QLatin1StringView name) const { return peek().kind == Kind::Name && peek().text == name; }
    bool take(Kind kind) { return peek().kind == kind && (next(), true); }

    NodePtr wrong()
    {
        if (m_wrong < 0)
            m_wrong = peek().at;
        return nullptr;
    }

    NodePtr anyOf()
    {
        if (++m_depth > DeepestLevel)
            return wrong();
        NodePtr left = allOf();
        while (left && isName("or"_L1) && (next(), true)) {
            NodePtr right = allOf();
            left = right ? node(Op::Or, {left, right}) : nullptr;
        }
        --m_depth;
        return left;
    }

    NodePtr allOf()
    {
        NodePtr left = comparison();
        while (left && isName("and"_L1) && (next(), true)) {
            NodePtr right = comparison();
            left = right ? node(Op::And, {left, right}) : nullptr;
        }
        return left;
    }

    NodePtr comparison()
    {
        if (++m_clauses > MostClauses)
            return wrong();
        NodePtr left = unary();
        if (!left || peek().kind != Kind::Name)
            return left;
        if (isComparison(peek().text)) {
            const QString name = next().text;
            NodePtr right = unary();
            return right ? node(Op::Compare, {left, right}, name) : nullptr;
        }
        if (isName("in"_L1)) {
            next();
            return membership(left);
        }
        return left;
    }

    /// x in groups, or x in ('a', 'b').
    NodePtr membership(const NodePtr &left)
    {
        std::vector<NodePtr> children{left};
        if (isName("groups"_L1)) {
            next();
            children.push_back(node(Op::Groups));
            return node(Op::In, std::move(children));
        }
        if (!take(Kind::Open))
            return wrong();
        do {
            NodePtr one = primary();
            if (!one)
                return nullptr;
            children.push_back(one);
        } while (take(Kind::Comma));
        return take(Kind::Close) ? node(Op::In, std::move(children)) : wrong();
    }

    NodePtr unary()
    {
        if (!isName("not"_L1))
            return primary();
        if (++m_depth > DeepestLevel)
            return wrong();
        next();
        NodePtr operand = unary();
        --m_depth;
        return operand && isBoolean(*operand) ? node(Op::Not, {operand}) : wrong();
    }

    /// `not userId eq 'a'` binds to userId, which is no boolean: refused, as on the service.
    static bool isBoolean(const FilterNode &n)
    {
        return n.op == Op::Not || n.op == Op::And || n.op == Op::Or || n.op == Op::Compare || n.op == Op::In
            || n.op == Op::Function || std::holds_alternative<bool>(n.literal);
    }

    NodePtr primary()
    {
        if (take(Kind::Open)) {
            NodePtr inner = anyOf();
            return inner && take(Kind::Close) ? inner : wrong();
        }
        if (peek().kind == Kind::Text)
            return node(Op::Literal, {}, {}, next().text);
        if (peek().kind == Kind::Number)
            return node(Op::Literal, {}, {}, next().number);
        return peek().kind == Kind::Name ? named() : wrong();
    }

    NodePtr named()
    {
        const QString name = peek().text;
        if (filterFunction(name))
            return function();
        if (name == "true"_L1 || name == "false"_L1)
            return next(), node(Op::Literal, {}, {}, name == "true"_L1);
        if (name == "null"_L1)
            return next(), node(Op::Literal);
        if (name == "userid"_L1)
            return next(), node(Op::UserId);
        if (name == "connectionid"_L1)
            return next(), node(Op::ConnectionId);
        if (name == "groups"_L1)
            return next(), node(Op::Groups);
        return wrong();
    }

    NodePtr function()
    {
        const QString name = next().text;
        std::vector<NodePtr> arguments;
        if (!take(Kind::Open))
            return wrong();
        do {
            NodePtr one = anyOf();
            if (!one)
                return nullptr;
            arguments.push_back(one);
        } while (take(Kind::Comma));
        const Arity arity = *filterFunction(name);
        const bool fits = int(arguments.size()) >= arity.least && int(arguments.size()) <= arity.most;
        return take(Kind::Close) && fits ? node(Op::Function, std::move(arguments), name) : wrong();
    }

    QList<FilterToken> m_tokens;
    qsizetype m_at = 0;
    qsizetype m_wrong = -1;
    int m_depth = 0;
    int m_clauses = 0;
};

bool isMember(const FilterNode &in, const FilterSubject &s)
{
    const FilterValue sought = in.children[0]->value(s);
    for (size_t i = 1; i < in.children.size(); ++i) {
        const FilterValue v = in.children[i]->value(s);
        if (const auto *groups = std::get_if<GroupSet>(&v)) {
            const auto *name = std::get_if<QString>(&sought);
            if (name && (*groups)->contains(*name))
                return true;
        } else if (v == sought) {
            return true;
        }
    }
    return false;
}
} // namespace

FilterValue FilterNode::value(const FilterSubject &s) const
{
    static const QSet<QString> none;
    switch (op) {
    case Op::Literal: return literal;
    case Op::UserId: return textOrNull(s.userId);
    case Op::ConnectionId: return textOrNull(s.connectionId);
    case Op::Groups: return s.groups ? s.groups : &none;
    case Op::Not: return !children[0]->isTrue(s);
    case Op::And: return children[0]->isTrue(s) && children[1]->isTrue(s);
    case Op::Or: return children[0]->isTrue(s) || children[1]->isTrue(s);
    case Op::Compare: return compareFilterValues(name, children[0]->value(s), children[1]->value(s));
    case Op::In: return isMember(*this, s);
    case Op::Function: break;
    }
    QList<FilterValue> arguments;
    for (const NodePtr &child : children)
        arguments.append(child->value(s));
    return callFilterFunction(name, arguments);
}

Result<Filter> Filter::parse(const QString &text)
{
    const Result<QList<FilterToken>> tokens = lexFilter(text);
    if (!tokens)
        return tokens.error();
    Parser parser(*tokens);
    Filter filter;
    filter.m_root = parser.whole();
    if (!filter.m_root)
        return ApiError::invalid(u"filter: can't be read at character %1"_s.arg(parser.where() + 1));
    return filter;
}

bool Filter::matches(const FilterSubject &subject) const
{
    return !m_root || m_root->isTrue(subject);
}

} // namespace callboard::pubsub
