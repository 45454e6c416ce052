#include "httpd/answerqueue.h"
#include "httpd/answerhead.h"

namespace callboard::httpd {

quint32 AnswerQueue::open(AnswerTraits traits)
{
    Slot slot;
    slot.id = ++m_lastId;
    slot.traits = traits;
    m_slots.push_back(std::move(slot));
    return m_lastId;
}

AnswerQueue::Slot *AnswerQueue::find(quint32 id)
{
    for (Slot &slot : m_slots) {
        if (slot.id == id)
            return &slot;
    }
    return nullptr;
}

void AnswerQueue::bodyArrived(quint32 id)
{
    if (Slot *slot = find(id))
        slot->traits.expectsContinue = false;
}

bool AnswerQueue::isWaiting(quint32 id) const
{
    const Slot *slot = const_cast<AnswerQueue *>(this)->find(id);
    return slot && !slot->answered;
}

bool AnswerQueue::fill(quint32 id, Response response)
{
    Slot *slot = find(id);
    if (!slot || slot->answered)
        return false;
    slot->answered = true;
    // A client that still waits for permission may send its body after all: where the next request begins is unknown.
    if (slot->traits.expectsContinue || response.close)
        slot->traits.keepAlive = false;
    slot->response = std::move(response);
    return true;
}

void AnswerQueue::pump(OutQueue &out, qsizetype window, QByteArrayView date)
{
    m_starved = false;
    while (!m_slots.empty() && !m_closeDue && !m_broken && out.bytes() < window) {
        Slot &slot = m_slots.front();
        if (!slot.answered) {
            if (std::exchange(slot.traits.expectsContinue, false))
                out.append("HTTP/1.1 100 Continue\r\n\r\n");
            return;
        }
        if (!std::exchange(slot.begun, true))
            begin(slot, out, date);
        if (!moveBody(slot, out, window))
            return;
        m_closeDue = !slot.traits.keepAlive;
        m_slots.erase(m_slots.begin());
    }
}

qint64 AnswerQueue::bytes() const
{
    qint64 sum = 0;
    for (const Slot &slot : m_slots)
        sum += slot.response.body.size();
    return sum;
}

bool AnswerQueue::hasMore() const
{
    return !m_slots.empty() && m_slots.front().answered && !m_closeDue && !m_broken && !m_starved;
}

void AnswerQueue::begin(Slot &slot, OutQueue &out, QByteArrayView date) const
{
    AnswerHead head;
    head.date = date;
    head.http10 = slot.traits.http10;
    const bool sized = !slot.response.source || slot.response.sourceSize >= 0;
    if (sized)
        head.length = slot.response.source ? slot.response.sourceSize : slot.response.body.size();
    else if (slot.traits.http10)
        slot.traits.keepAlive = false; // its end is the end of the connection
    slot.chunked = !sized && !slot.traits.http10;
    slot.left = sized ? head.length : -1;
    head.chunked = slot.chunked;
    head.keepAlive = slot.traits.keepAlive;
    writeAnswerHead(out, slot.response, head);
}

bool AnswerQueue::moveBody(Slot &slot, OutQueue &out, qsizetype window)
{
    if (slot.traits.head || !mayHaveBody(slot.response.status))
        return true;
    if (!slot.response.source) {
        out.appendShared(slot.response.body);
        return true;
    }
    while (out.bytes() < window && !m_starved && !m_broken) {
        if (pull(slot, out))
            return true;
    }
    return false;
}

bool AnswerQueue::pull(Slot &slot, OutQueue &out)
{
    const BodyChunk chunk = slot.response.source();
    m_starved = chunk.data.isEmpty() && !chunk.last;
    if (slot.left >= 0) {
        slot.left -= chunk.data.size();
        m_broken = slot.left < 0 || (chunk.last && slot.left > 0);
        if (slot.left < 0)
            return false;
    }
    if (!chunk.data.isEmpty()) {
        if (slot.chunked)
            out.append(QByteArray::number(chunk.data.size(), 16) + "\r\n");
        out.appendShared(chunk.data);
        if (slot.chunked)
            out.append("\r\n");
    }
    if (chunk.last && slot.chunked)
        out.append("0\r\n\r\n");
    return chunk.last && !m_broken;
}

} // namespace callboard::httpd
