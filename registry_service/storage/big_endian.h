#ifndef HANDOVER_REGISTRY_SERVICE_STORAGE_BIG_ENDIAN_H_
#define HANDOVER_REGISTRY_SERVICE_STORAGE_BIG_ENDIAN_H_

#include <cstddef>
#include <cstdint>

namespace handover::registry {

// The number that stands at `offset` of `bytes`, in 1 to 4 bytes with the highest first, as SQLite's files have it.
uint32_t BigEndianAt(const auto& bytes, size_t offset, size_t size = sizeof(uint32_t)) {
  uint32_t number = 0;
  for (size_t i = 0; i < size; ++i) number = number << 8 | static_cast<unsigned char>(bytes[offset + i]);
  return number;
}

}  // namespace handover::registry

#endif  // HANDOVER_REGISTRY_SERVICE_STORAGE_BIG_ENDIAN_H_
