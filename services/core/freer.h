// Owning pointers to what C libraries hand out.
#pragma once

namespace callboard {

/// Deleter of a unique_ptr that calls the library's own function: std::unique_ptr<BIO, Freer<BIO_free_all>>.
template<auto Free>
struct Freer {
    template<class T>
    void operator()(T *p) const
    {
        Free(p);
    }
};

} // namespace callboard
