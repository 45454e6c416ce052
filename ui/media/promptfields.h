// What shall be played: kind, content and voice of one or several sources.
#pragma once
#include "session/desk/mediarequest.h"
#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace callboard {

/// One source being written, and a list of those put aside before it (Ctrl+Return), played in that order. Tab goes on
/// to the next field. Part of a dialog.
class PromptFields : public QWidget
{
    Q_OBJECT

public:
    explicit PromptFields(QWidget *parent);

    /// The list and what is being written; a source without content is none.
    QList<PromptSource> sources() const;
    /// What is wrong with what is being written; empty when nothing is.
    QString problem() const;
    QWidget *content() const;
    void retranslate();

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    PromptSource current() const;
    void addCurrent();
    void dropLast();
    void showKind();
    void showList();

    QFormLayout *m_form;
    QComboBox *m_kind;
    QPlainTextEdit *m_content;
    QComboBox *m_voice;
    QPushButton *m_add;
    QPushButton *m_drop;
    QListWidget *m_list;
    QList<PromptSource> m_before;
};

} // namespace callboard
