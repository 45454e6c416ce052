// The microphone's switch as an action.
#pragma once
#include "session/desk/audiodesk.h"
#include <QAction>

namespace callboard {

/// For menus, keys and the command palette. Not the mute of the service: that one is a participant's. The desk outlives
/// it.
class SoundActions : public QObject
{
    Q_OBJECT

public:
    explicit SoundActions(AudioDesk &desk, QObject *parent = nullptr);
    QAction *const switchMicrophone; ///< checked while it is off
    QAction *const bringHere; ///< a call's sound from another console of the user
    /// In menu order, with a separator before them.
    QList<QAction *> forCallMenu() const;

signals:
    /// Something everybody should read or hear.
    void noticed(const QString &sentence);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void bring();

    AudioDesk &m_desk;
};

} // namespace callboard
