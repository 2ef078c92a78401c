// What nearly every test needs, compiled once for all of them.
#pragma once

#include "holdfast/base/precompiled.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
