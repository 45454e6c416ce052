#include "httpd/headers.h"
#include <algorithm>

namespace callboard::httpd {

namespace {
bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}
} // namespace

HeaderList::HeaderList(std::initializer_list<Field> fields)
{
    for (const Field &field : fields)
        add(field.first, field.second);
}

void HeaderList::add(QByteArrayView name, QByteArrayView value)
{
    beginField();
    appendName(name);
    appendValue(value);
}

void HeaderList::set(QByteArrayView name, QByteArrayView value)
{
    remove(name);
    add(name, value);
}

void HeaderList::remove(QByteArrayView name)
{
    std::erase_if(m_fields, [&](const Span &span) { return isNamed(span, name); });
}

qsizetype HeaderList::count(QByteArrayView name) const
{
    return std::count_if(m_fields.begin(), m_fields.end(), [&](const Span &span) { return isNamed(span, name); });
}

QByteArrayView HeaderList::view(QByteArrayView name) const
{
    const auto it
        = std::find_if(m_fields.begin(), m_fields.end(), [&](const Span &span) { return isNamed(span, name); });
    return it == m_fields.end() ? QByteArrayView() : valueOf(*it);
}

QByteArray HeaderList::joined(QByteArrayView name) const
{
    QByteArray all;
    for (const Span &span : m_fields) {
        if (!isNamed(span, name))
            continue;
        if (!all.isEmpty())
            all += ", ";
        all += valueOf(span);
    }
    return all;
}

bool HeaderList::hasToken(QByteArrayView name, QByteArrayView token) const
{
    const QByteArray all = joined(name);
    for (const QByteArray &item : all.split(',')) {
        if (sameName(QByteArrayView(item).trimmed(), token))
            return true;
    }
    return false;
}

bool HeaderList::hasInName(char c) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [&](const Span &span) { return nameOf(span).contains(c); });
}

QByteArrayView HeaderList::nameOf(const Span &span) const
{
    return QByteArrayView(m_text).sliced(span.name, span.nameSize);
}

QByteArrayView HeaderList::valueOf(const Span &span) const
{
    return QByteArrayView(m_text).sliced(span.value, span.valueSize).trimmed();
}

bool HeaderList::isNamed(const Span &span, QByteArrayView name) const
{
    return span.nameSize == name.size() && sameName(nameOf(span), name);
}

HeaderList::Field HeaderList::at(qsizetype index) const
{
    const Span &span = m_fields[size_t(index)];
    return {nameOf(span), valueOf(span)};
}

void HeaderList::beginField()
{
    if (m_fields.empty()) { // a usual head fits without growing
        m_text.reserve(384);
        m_fields.reserve(12);
    }
    m_fields.push_back({m_text.size(), 0, m_text.size(), 0});
}

void HeaderList::appendName(QByteArrayView piece)
{
    m_text.append(piece);
    m_fields.back().nameSize += piece.size();
    m_fields.back().value = m_text.size();
}

void HeaderList::appendValue(QByteArrayView piece)
{
    m_text.append(piece);
    m_fields.back().valueSize += piece.size();
}

} // namespace callboard::httpd
