#include "httpd/headers.h"

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
    std::erase_if(m_fields, [&](const Span &span) {
        return sameName(QByteArrayView(m_text).sliced(span.name, span.nameSize), name);
    });
}

qsizetype HeaderList::count(QByteArrayView name) const
{
    qsizetype n = 0;
    for (qsizetype i = 0; i < size(); ++i)
        n += sameName(at(i).first, name) ? 1 : 0;
    return n;
}

QByteArrayView HeaderList::view(QByteArrayView name) const
{
    for (qsizetype i = 0; i < size(); ++i) {
        if (const Field field = at(i); sameName(field.first, name))
            return field.second;
    }
    return {};
}

QByteArray HeaderList::joined(QByteArrayView name) const
{
    QByteArray all;
    for (qsizetype i = 0; i < size(); ++i) {
        const Field field = at(i);
        if (!sameName(field.first, name))
            continue;
        if (!all.isEmpty())
            all += ", ";
        all += field.second;
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

HeaderList::Field HeaderList::at(qsizetype index) const
{
    const Span &span = m_fields[size_t(index)];
    const QByteArrayView text(m_text);
    return {text.sliced(span.name, span.nameSize), text.sliced(span.value, span.valueSize).trimmed()};
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
