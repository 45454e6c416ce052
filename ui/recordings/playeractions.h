// What can be done with the recording that is chosen.
#pragma once
#include <QAction>

namespace callboard {

class Playback;

/// Keys work while the focus is in the page that takes them; they stand in the Recording menu. UI thread.
class PlayerActions : public QObject
{
    Q_OBJECT
public:
    explicit PlayerActions(Playback &playback, QObject *parent = nullptr);
    QList<QAction *> all() const;
    void retranslate();

    QAction *const play; ///< Space
    QAction *const back; ///< Left, 5 s
    QAction *const forward; ///< Right
    QAction *const farBack; ///< J, 10 s
    QAction *const farForward; ///< L
    QAction *const copy; ///< all that is known of it
    QAction *const find; ///< to the filter
    QAction *const findWaiting; ///< those that are not stored yet
    QAction *const refresh;

private:
    void follow();
    Playback &m_playback;
};

} // namespace callboard
