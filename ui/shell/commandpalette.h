// Ctrl+K: every command by typing a part of its name.
#pragma once
#include <QDialog>

class QLineEdit;
class QMenuBar;
class QStandardItemModel;
class QTreeView;

namespace callboard {

class CommandFilter;

/// Lists what commandsOf() finds when it opens; the words typed may stand anywhere in name or menu. Enter runs the
/// chosen command after the palette has closed; a command that is off now is shown as such and does nothing.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(QMenuBar *bar, QWidget *parent);
    void open() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();
    void selectFirst();
    void run();

    QMenuBar *m_bar;
    QLineEdit *m_words;
    QTreeView *m_list;
    QStandardItemModel *m_model;
    CommandFilter *m_filter;
};

} // namespace callboard
