// The sound's sign in the status bar.
#pragma once
#include "session/desk/audiodesk.h"
#include <QWidget>

class QLabel;

namespace callboard {

/// Which devices are used, and whether the microphone is off. The desk outlives it.
class SoundIndicator : public QWidget
{
    Q_OBJECT

public:
    explicit SoundIndicator(AudioDesk &desk, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    AudioDesk &m_desk;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace callboard
