#include "store/timelinereducer.h"
#include <QCryptographicHash>
#include <QtEndian>
#include <algorithm>

namespace callboard::store {

static constexpr qsizetype blockBytes = 64 * 1024;
static constexpr quint16 blockLines = 1024;
static constexpr int fastCompression = 1;

static quint64 keyOf(const QByteArray &json)
{
    const QByteArray digest = QCryptographicHash::hash(json, QCryptographicHash::Sha1);
    return qFromBigEndian<quint64>(digest.constData());
}

quint16 Timeline::typeNumber(const QString &type)
{
    const qsizetype at = m_types.indexOf(type);
    if (at >= 0)
        return quint16(at);
    m_types.append(type);
    return quint16(m_types.size() - 1);
}

Timeline::Block &Timeline::openBlock(qsizetype room)
{
    if (!m_blocks.empty() && m_blocks.back().open) {
        Block &last = m_blocks.back();
        if (last.size + room <= blockBytes && last.lines < blockLines)
            return last;
        last.data = last.live == 0 ? QByteArray() : qCompress(last.data, fastCompression);
        last.data.squeeze();
        last.open = false;
    }
    m_blocks.emplace_back();
    return m_blocks.back();
}

bool Timeline::insert(const Event &event)
{
    Item item{
        .ticks = event.at.ticks(), .key = keyOf(event.json), .subCode = event.subCode, .code = qint16(event.code)};
    auto number = m_numbers.constFind(event.subject);
    if (number == m_numbers.cend())
        number = m_numbers.insert(event.subject, m_nextNumber++);
    std::vector<Item> &items = m_items[*number];
    const auto place = std::lower_bound(items.begin(), items.end(), item);
    if (place != items.end() && !(item < *place))
        return false;
    Block &block = openBlock(event.json.size() + 1);
    item.block = quint32(m_blocks.size() - 1);
    item.line = block.lines++;
    item.type = typeNumber(event.type);
    block.data += event.json;
    block.data += '\n';
    block.size = quint32(block.data.size());
    ++block.live;
    items.insert(place, item);
    return true;
}

qsizetype Timeline::count(const QString &subject) const
{
    const auto number = m_numbers.constFind(subject);
    return number == m_numbers.cend() ? 0 : qsizetype(m_items.find(*number)->size());
}

QList<TimelineEntry> Timeline::entries(const QStringList &subjects) const
{
    QList<TimelineEntry> all;
    for (const QString &subject : subjects) {
        const auto number = m_numbers.constFind(subject);
        if (number == m_numbers.cend())
            continue;
        for (const Item &i : *m_items.find(*number))
            all.append({i.key, Timestamp::fromTicks(i.ticks), m_types.at(i.type), subject, i.code, i.subCode});
    }
    std::ranges::sort(
        all, [](const TimelineEntry &a, const TimelineEntry &b) { return a.at != b.at ? a.at < b.at : a.key < b.key; });
    return all;
}

QByteArray Timeline::text(const Block &block, quint32 number) const
{
    if (block.open)
        return block.data;
    if (m_readBlock != number) {
        m_readText = qUncompress(block.data);
        m_readBlock = number;
    }
    return m_readText;
}

static QByteArray lineOf(const QByteArray &text, int line)
{
    qsizetype from = 0;
    while (line-- > 0)
        from = text.indexOf('\n', from) + 1;
    return text.mid(from, text.indexOf('\n', from) - from);
}

QByteArray Timeline::json(const TimelineEntry &entry) const
{
    const auto number = m_numbers.constFind(entry.subject);
    if (number == m_numbers.cend())
        return {};
    const std::vector<Item> &items = *m_items.find(*number);
    const Item wanted{.ticks = entry.at.ticks(), .key = entry.key};
    const auto place = std::lower_bound(items.begin(), items.end(), wanted);
    if (place == items.end() || wanted < *place)
        return {};
    return lineOf(text(m_blocks[place->block], place->block), place->line);
}

void Timeline::forget(const QString &subject)
{
    const auto number = m_numbers.constFind(subject);
    if (number == m_numbers.cend())
        return;
    const std::vector<Item> gone = m_items.take(*number);
    for (const Item &item : gone) {
        Block &block = m_blocks[item.block];
        if (--block.live == 0 && !block.open)
            block.data.clear();
    }
    m_numbers.erase(number);
}

qsizetype Timeline::bytes() const
{
    qsizetype sum = qsizetype(m_blocks.size() * sizeof(Block));
    for (const Block &block : m_blocks)
        sum += block.data.capacity();
    for (const std::vector<Item> &items : m_items)
        sum += qsizetype(items.capacity() * sizeof(Item));
    return sum;
}

} // namespace callboard::store
