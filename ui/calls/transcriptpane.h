// What is said in the selected call.
#pragma once
#include "models/transcriptmodel.h"
#include "ui/calls/callcard.h"

namespace callboard {

class DenseTable;

/// Follows the end unless somebody scrolled away from it; Ctrl+C copies the chosen lines. References outlive it.
class TranscriptPane : public QWidget
{
    Q_OBJECT

public:
    TranscriptPane(const CallCard::Parts &parts, QWidget *parent);
    DenseTable *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOutColumns();
    void showCall();
    void copy();
    void retranslate();
    QString emptyText() const;

    CallCard::Parts m_parts;
    TranscriptModel m_model;
    DenseTable *m_table;
    bool m_atEnd = true;
};

} // namespace callboard
