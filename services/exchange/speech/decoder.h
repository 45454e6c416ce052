// PocketSphinx behind one class: no other file sees its headers.
#pragma once
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QByteArray>
#include <QString>
#include <memory>
#include <vector>

namespace callboard::exchange {

struct DecodedWord {
    QString text;
    int startMs = 0; ///< since begin()
    int endMs = 0;
    double confidence = 0; ///< 0 to 1
};
using Decoded = std::vector<DecodedWord>;

/// Turns one utterance after the other into words. One thread at a time. About 16 MB each.
class Decoder
{
public:
    /// Of the acoustic model and the dictionary text or, when that is empty, the dictionary file.
    struct Setup {
        QString acoustics;
        QByteArray dictionaryText;
        QString dictionaryFile;
    };
    ~Decoder();
    Decoder(Decoder &&) noexcept;
    Decoder &operator=(Decoder &&) noexcept;

    /// NotFound without the model's files; Server when PocketSphinx refuses them, or a search.
    static Result<Decoder> open(const Setup &setup);
    Result<Done> addModel(const char *search, const QByteArray &arpa);
    Result<Done> addModelFile(const char *search, const QString &file);
    Result<Done> addGrammar(const char *search, const QByteArray &jsgf);

    void begin(const char *search);
    void feed(media::Samples samples);
    QString partial() const;
    Decoded end();
    /// A whole utterance at once, which is a little more accurate.
    Decoded decode(const char *search, media::Samples samples);

private:
    struct Sphinx;
    explicit Decoder(std::unique_ptr<Sphinx> sphinx);
    std::unique_ptr<Sphinx> m_sphinx;
};

} // namespace callboard::exchange
