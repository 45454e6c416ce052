// The link's state in the status bar.
#pragma once
#include "session/user/link.h"
#include <QWidget>

class QLabel;

namespace callboard {

/// Icon and words; a change between states (not of latency) is told to screen readers.
class LinkIndicator : public QWidget
{
    Q_OBJECT

public:
    explicit LinkIndicator(QWidget *parent = nullptr);
    void set(const Link &link);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Link m_link;
    QLabel *m_icon;
    QLabel *m_words;
};

} // namespace callboard
