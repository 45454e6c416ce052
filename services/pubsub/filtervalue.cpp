#include "pubsub/filtervalue.h"
#include "core/literals.h"
#include <QHash>

namespace callboard::pubsub {

namespace {
FilterValue substring(const QString &text, const QList<FilterValue> &arguments)
{
    const auto *from = std::get_if<qint64>(&arguments[1]);
    const auto *count = arguments.size() > 2 ? std::get_if<qint64>(&arguments[2]) : nullptr;
    if (!from || *from < 0 || *from > text.size() || (arguments.size() > 2 && (!count || *count < 0)))
        return Null{};
    return count ? text.mid(*from, *count) : text.mid(*from);
}

FilterValue withTwoTexts(const QString &name, const QString &first, const QString &second)
{
    if (name == "indexof"_L1)
        return qint64(first.indexOf(second));
    if (name == "concat"_L1)
        return QString(first + second);
    if (name == "startswith"_L1)
        return first.startsWith(second);
    if (name == "endswith"_L1)
        return first.endsWith(second);
    return first.contains(second);
}

template<class T>
bool inOrder(const QString &comparison, const T &left, const T &right)
{
    if (comparison == "gt"_L1)
        return left > right;
    if (comparison == "ge"_L1)
        return left >= right;
    return comparison == "lt"_L1 ? left < right : left <= right;
}
} // namespace

std::optional<Arity> filterFunction(const QString &name)
{
    static const QHash<QString, Arity> all{
        {u"length"_s, {1, 1}},   {u"tolower"_s, {1, 1}},   {u"toupper"_s, {1, 1}},    {u"trim"_s, {1, 1}},
        {u"indexof"_s, {2, 2}},  {u"concat"_s, {2, 2}},    {u"startswith"_s, {2, 2}}, {u"endswith"_s, {2, 2}},
        {u"contains"_s, {2, 2}}, {u"substring"_s, {2, 3}},
    };
    const auto it = all.find(name);
    return it == all.end() ? std::nullopt : std::optional(*it);
}

FilterValue callFilterFunction(const QString &name, const QList<FilterValue> &arguments)
{
    if (const auto *groups = std::get_if<GroupSet>(&arguments[0]); groups && name == "length"_L1)
        return qint64((*groups)->size());
    const auto *text = std::get_if<QString>(&arguments[0]);
    if (!text)
        return Null{};
    if (name == "length"_L1)
        return qint64(text->size());
    if (name == "tolower"_L1)
        return text->toLower();
    if (name == "toupper"_L1)
        return text->toUpper();
    if (name == "trim"_L1)
        return text->trimmed();
    if (name == "substring"_L1)
        return substring(*text, arguments);
    const auto *second = std::get_if<QString>(&arguments[1]);
    return second ? withTwoTexts(name, *text, *second) : FilterValue(Null{});
}

bool compareFilterValues(const QString &comparison, const FilterValue &left, const FilterValue &right)
{
    if (comparison == "eq"_L1)
        return left == right;
    if (comparison == "ne"_L1)
        return left != right;
    if (const auto *a = std::get_if<qint64>(&left), *b = std::get_if<qint64>(&right); a && b)
        return inOrder(comparison, *a, *b);
    if (const auto *a = std::get_if<QString>(&left), *b = std::get_if<QString>(&right); a && b)
        return inOrder(comparison, *a, *b);
    return false;
}

} // namespace callboard::pubsub
