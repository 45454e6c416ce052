// What waits to be sent to a receiver that may be slow.
#pragma once
#include <QByteArray>
#include <deque>

namespace callboard::exchange {

/// First in, first out, at most so many bytes: when there is no room the oldest messages go, those that may be lost
/// before those that should not be.
class SendQueue
{
public:
    enum class Loss {
        Allowed, ///< sound: what is late is of no use
        LastResort ///< text: lost only when nothing else is left to lose
    };

    /// In bytes; a message that is longer alone is lost itself.
    explicit SendQueue(qint64 most) : m_most(most) { }

    void add(QByteArray message, Loss loss);
    bool isEmpty() const { return m_waiting.empty(); }
    /// Only when not empty.
    QByteArray take();
    /// Loses all that may be lost, since it is about a time that has passed.
    void forgetSound();
    void clear();

    qint64 bytes() const { return m_bytes; }
    /// How many messages were lost so far.
    quint64 lost() const { return m_lost; }

private:
    struct Waiting {
        QByteArray message;
        Loss loss;
    };
    void lose(std::deque<Waiting>::iterator it);
    void makeRoom();

    const qint64 m_most;
    std::deque<Waiting> m_waiting;
    qint64 m_bytes = 0;
    quint64 m_lost = 0;
};

} // namespace callboard::exchange
