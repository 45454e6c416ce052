// F1: every key, by menu.
#pragma once
#include <QDialog>

class QLabel;
class QLineEdit;
class QMenuBar;
class QTreeWidget;

namespace callboard {

/// A window beside the main one that may stay open; filled from the menus each time it is opened.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(QWidget *parent);
    void open(const QMenuBar *bar);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void filter(const QString &typed);
    void retranslate();

    const QMenuBar *m_bar = nullptr;
    QLineEdit *m_words;
    QTreeWidget *m_list;
};

} // namespace callboard
