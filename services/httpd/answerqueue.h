// Answers of one connection, written in the order of the requests.
#pragma once
#include "httpd/outqueue.h"
#include "httpd/response.h"
#include <vector>

namespace callboard::httpd {

/// What the request says about the form of its answer.
struct AnswerTraits {
    bool head = false; ///< the body is left out
    bool http10 = false;
    bool keepAlive = true;
    bool expectsContinue = false; ///< waits for "100 Continue" before it sends its body
};

/// Places for answers in wire order; each is opened when its request's head is there and filled when the handler is
/// done.
class AnswerQueue
{
public:
    quint32 open(AnswerTraits traits);
    /// The request's body is here, no "100 Continue" is due any more.
    void bodyArrived(quint32 id);
    /// False when there is no such place or it has an answer.
    bool fill(quint32 id, Response response);
    bool isWaiting(quint32 id) const;
    qsizetype size() const { return qsizetype(m_slots.size()); }
    bool isEmpty() const { return m_slots.empty(); }
    /// Bytes of the bodies that wait here.
    qint64 bytes() const;

    /// Moves what is due into `out`, at most about `window` bytes. `date` is the value of the Date field.
    void pump(OutQueue &out, qsizetype window, QByteArrayView date);
    /// More could be pumped at once (the window was full).
    bool hasMore() const;
    /// The last answer that was moved out ends the connection.
    bool closeDue() const { return m_closeDue; }
    /// A source broke its promise; the connection must be cut so that the client notices.
    bool isBroken() const { return m_broken; }

private:
    struct Slot {
        quint32 id = 0;
        AnswerTraits traits;
        bool answered = false;
        bool begun = false; ///< the head is written
        bool chunked = false;
        qint64 left = -1; ///< bytes the source still owes
        Response response;
    };
    Slot *find(quint32 id);
    void begin(Slot &slot, OutQueue &out, QByteArrayView date) const;
    /// True when the answer is complete.
    bool moveBody(Slot &slot, OutQueue &out, qsizetype window);
    bool pull(Slot &slot, OutQueue &out);

    std::vector<Slot> m_slots;
    quint32 m_lastId = 0;
    bool m_closeDue = false;
    bool m_broken = false;
    bool m_starved = false; ///< the source in front had nothing ready
};

} // namespace callboard::httpd
