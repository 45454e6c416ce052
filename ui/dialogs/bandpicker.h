// Choosing a profile's colour by name.
#pragma once
#include <QComboBox>

namespace callboard {

class BandPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit BandPicker(QWidget *parent = nullptr);
    QColor band() const;
    /// A colour that is not in the list is added as the last one.
    void setBand(const QColor &band);
    void retranslate();
};

/// A square of the band with the icon in the colour that reads on it.
QIcon bandIcon(const QColor &band, const QString &iconName = {});

} // namespace callboard
